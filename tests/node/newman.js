// Runs collections with newman, every connection led to a recorder on this machine.
//
// A job on standard input names a collection and the port of its recorder; a line on
// standard output tells for each item, in the order in which they ran, how many
// connections it made. What is sent is left alone: only where it goes is changed, below
// HTTP, and so that nothing needs a certificate, https goes unencrypted too.

'use strict';

const http = require('http');
const net = require('net');
const newman = require('newman');
const transformer = require('postman-collection-transformer');

// Postman's runtime now and then waits for ever for a file that it has opened; whoever
// started this process sees by the exit code that another try may do better.
const STALLED = 75;
const LONGEST_PAUSE = 15000;
let lastSign = Date.now();

function watch() {
  setInterval(() => {
    if (Date.now() - lastSign > LONGEST_PAUSE) {
      process.stderr.write('stalled\n');
      process.exit(STALLED);
    }
  }, 1000).unref();
}

class Detour extends http.Agent {
  constructor(protocol, defaultPort, port, connected) {
    super({ keepAlive: false });
    this.protocol = protocol;
    this.defaultPort = defaultPort;
    this.port = port;
    this.connected = connected;
  }

  createConnection() {
    this.connected();
    return net.connect(this.port, '127.0.0.1');
  }
}

// A replay runs no scripts, so what they would change must not change here either.
function withoutScripts(holder) {
  delete holder.event;
  delete holder.events;
  for (const inner of [...(holder.item || []), ...(holder.items || [])]) {
    if (inner && typeof inner === 'object') {
      withoutScripts(inner);
    }
  }
  return holder;
}

function converted(collection) {
  if (!Array.isArray(collection.requests)) {
    return Promise.resolve(collection);
  }
  const options = { inputVersion: '1.0.0', outputVersion: '2.1.0', retainIds: true };
  return new Promise((resolve, reject) => {
    transformer.convert(collection, options, (error, made) =>
      error ? reject(error) : resolve(made)
    );
  });
}

async function run(job, number) {
  const collection = withoutScripts(await converted(job.collection));
  const ran = [];
  const connected = () => {
    ran[ran.length - 1].connections += 1;
  };
  const told = await new Promise((resolve) => {
    newman
      .run(
        {
          collection,
          environment: job.environment,
          globals: job.globals,
          workingDir: job.folder,
          reporters: [],
          timeoutRequest: 10000,
          requestAgents: {
            http: new Detour('http:', 80, job.port, connected),
            https: new Detour('https:', 443, job.port, connected),
          },
        },
        (error) => resolve(error ? String(error.message || error) : null)
      )
      .on('beforeItem', (error, event) => {
        lastSign = Date.now();
        ran.push({ id: event.item.id, name: event.item.name, connections: 0 });
      })
      .on('request', (error) => {
        if (error) {
          ran[ran.length - 1].error = String(error.message || error);
        }
      });
  });
  process.stdout.write(JSON.stringify({ job: number, error: told, ran }) + '\n');
}

async function main() {
  const chunks = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
  }
  const jobs = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  watch();
  await Promise.all(
    jobs.map((job, number) =>
      run(job, number).catch((error) => {
        const told = String(error.message || error);
        process.stdout.write(JSON.stringify({ job: number, error: told, ran: [] }) + '\n');
      })
    )
  );
}

main();
