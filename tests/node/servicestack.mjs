// Sends the cases with the npm package `@servicestack/client`.
//
// The classes have the shape that the host's own generator gives them: a field for each
// property, and the verb that the request's marker or routes name.

import { readFileSync } from 'node:fs';
import { JsonServiceClient } from '@servicestack/client';

// Of ServiceStack's names for .NET types, those that are not texts in TypeScript.
const NUMBERS = new Set(['Int32', 'Int64', 'Double', 'Decimal', 'Access']);

function request(name, method, fields) {
  const kind = class {
    constructor(init) {
      Object.assign(this, init);
    }
    getTypeName() {
      return name;
    }
    createResponse() {
      return {};
    }
  };
  if (method !== '') {
    kind.prototype.getMethod = () => method;
  }
  Object.defineProperty(kind, 'name', { value: name });
  return (values) => {
    const made = new kind();
    for (const field of fields) {
      made[field] = undefined;
    }
    return Object.assign(made, values);
  };
}

const FIND = ['text', 'count', 'big', 'inStock', 'weight', 'price', 'key', 'madeAt',
  'seenAt', 'day', 'opensAt', 'lasts', 'grade', 'colour', 'access', 'size', 'sizes',
  'ids', 'names', 'keys', 'days', 'near', 'points', 'labels'];
const CREATE = ['name', 'note', 'count', 'big', 'inStock', 'weight', 'price', 'key',
  'madeAt', 'seenAt', 'day', 'opensAt', 'lasts', 'grade', 'colour', 'access', 'spare',
  'picture', 'ids', 'near', 'points', 'labels', 'ranks'];
const QUERY = ['skip', 'take', 'orderBy', 'orderByDesc', 'include', 'fields', 'meta'];

const DTOS = {
  GetItem: request('GetItem', 'GET', ['id']),
  FindItems: request('FindItems', 'GET', FIND),
  CreateItem: request('CreateItem', 'POST', CREATE),
  ReplaceItem: request('ReplaceItem', 'PUT', ['id', 'name', 'price']),
  ChangeItem: request('ChangeItem', 'PATCH', ['id', 'name', 'price']),
  DeleteItem: request('DeleteItem', 'DELETE', ['id', 'force']),
  GetNote: request('GetNote', 'GET', ['owner', 'title', 'page']),
  GetFile: request('GetFile', 'GET', ['path']),
  GetOrder: request('GetOrder', 'GET', ['id', 'customerId']),
  Ping: request('Ping', 'POST', ['text', 'count']),
  Touch: request('Touch', 'POST', ['text']),
  Legacy: request('Legacy', 'POST', ['legacy_id', 'userID', 'ipAddress']),
  Draw: request('Draw', 'POST', ['shapes']),
  AddPhoto: request('AddPhoto', 'POST', ['itemId', 'caption', 'tags', 'near', 'photo']),
  QueryItems: request('QueryItems', 'GET', [...QUERY, 'maxPrice']),
  Guarded: request('Guarded', 'GET', ['text']),
};

// A value of a C# type, as callers of this package give it.
function made(type, value) {
  if (value === null) {
    return null;
  }
  if (type.Nullable) {
    return made(type.Nullable, value);
  }
  if (type.List) {
    return value.map((one) => made(type.List, one));
  }
  if (type.Dictionary) {
    const pairs = Object.entries(value);
    return Object.fromEntries(pairs.map(([k, v]) => [k, made(type.Dictionary[1], v)]));
  }
  if (type.properties) {
    return thing(type.properties, value);
  }
  if (type === 'TimeSpan') {
    return span(value);
  }
  if (type === 'TimeOnly') {
    const [hours, minutes, seconds] = value.split(':').map(Number);
    return span(hours * 3600 + minutes * 60 + seconds);
  }
  return NUMBERS.has(type) ? Number(value) : value;
}

// An XSD duration: in TypeScript, who calls has to write it.
function span(total) {
  const seconds = Math.abs(total);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${total < 0 ? '-' : ''}PT${parts[0]}H${parts[1]}M${parts[2]}S`;
}

function thing(properties, values) {
  const pairs = Object.entries(values).filter(([key]) => key !== '$type');
  return Object.fromEntries(
    pairs.map(([key, value]) => [properties[key].wire, made(properties[key].type, value)]),
  );
}

async function call(client, one) {
  const requests = one.values.map((v) => DTOS[one.dto](thing(one.properties, v)));
  switch (one.call) {
    case 'send':
      return client.send(requests[0], one.query);
    case 'send_all':
      return client.sendAll(requests);
    case 'publish':
      return client.publish(requests[0]);
    case 'publish_all':
      return client.sendAllOneWay(requests);
    default: {
      const [name, file, media, content] = one.file;
      const form = new FormData();
      form.append(name, new Blob([content], { type: media }), file);
      return client.postBody(requests[0], form);
    }
  }
}

JsonServiceClient.toBase64 = (text) => Buffer.from(text).toString('base64');
const order = JSON.parse(readFileSync(0, 'utf8'));
for (const one of order.cases) {
  await fetch(`${order.url}/-/${one.name}`);
  const client = new JsonServiceClient(order.url);
  if (one.bearer) {
    client.bearerToken = one.bearer;
  }
  if (one.basic) {
    client.setCredentials(one.basic[0], one.basic[1]);
  }
  try {
    await call(client, one);
  } catch (error) {
    const said = error.responseStatus?.message ?? error.message ?? String(error);
    console.log(JSON.stringify([one.name, `${error.name ?? 'Error'}: ${said}`]));
  }
}
