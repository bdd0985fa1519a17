import { parentPort, workerData } from 'node:worker_threads';
import readSheets from 'read-excel-file/node';

// Reads one workbook in a thread of its own, whose memory and time are limited from outside: a cell in the last corner of
// a sheet, or a million of them, would otherwise take the server with it.
const sheets = await readSheets(Buffer.from(workerData.bytes));
parentPort.postMessage(sheets.map(({ sheet, data }) => ({ sheet, data })));
