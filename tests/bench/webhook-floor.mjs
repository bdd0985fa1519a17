import { createServer } from 'node:http';
import process from 'node:process';
import pg from 'pg';

// The floor of the webhook intake: Node's own HTTP server, which stores each request's body as one row and answers.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    const { id, type } = JSON.parse(body);
    pool
      .query({
        name: 'store',
        text: 'INSERT INTO floor_event (event_id, type, payload) VALUES ($1, $2, $3)',
        values: [id, type, body],
      })
      .then(
        () => response.writeHead(200).end('stored'),
        (error) => response.writeHead(500).end(error.message),
      );
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
