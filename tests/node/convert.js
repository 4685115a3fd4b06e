// Converts an OpenAPI document to a Postman collection, the same one every time.
//
// node convert.js DOCUMENT INTERFACE RESOLUTION: INTERFACE is 1 or 2, RESOLUTION is
// Schema or Example and holds for requests and for responses. The collection goes to
// standard output. The converter draws its values from Math.random and counts its dates
// from now, so both are held fast before the converter is loaded.
'use strict';

const SEED = 20111;
const NOW = Date.UTC(2024, 0, 15, 10, 20, 30, 456);

let state = SEED;
Math.random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

const RealDate = Date;
globalThis.Date = class Date extends RealDate {
  constructor(...parts) {
    super(...(parts.length ? parts : [NOW]));
  }

  static now() {
    return NOW;
  }
};

const fs = require('fs');
const converter = require('openapi-to-postmanv2');

const [document, version, resolution] = process.argv.slice(2);
const convert = version === '1' ? converter.convert : converter.convertV2;

// The converter prints to standard output what it can't do.
console.log = console.warn = console.info = console.error;

convert(
  { type: 'string', data: fs.readFileSync(document, 'utf8') },
  {
    requestParametersResolution: resolution,
    exampleParametersResolution: resolution,
    parametersResolution: resolution,
  },
  (error, result) => {
    if (error || !result.result) {
      console.error(String(error ? error.message || error : result.reason));
      process.exitCode = 1;
      return;
    }
    process.stdout.write(JSON.stringify(result.output[0].data));
  },
);
