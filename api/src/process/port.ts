import { createServer } from 'node:net';
import { StartError, errorCode, errorText } from '@phoeiphrae/db/startError';
import type { Config } from '../config/schema.ts';

type Address = Pick<Config, 'host' | 'port'>;

/** What stands in the way of listening, in words for an operator where it can be mended. */
export function cannotListen(error: unknown, { host, port }: Address): Error {
  const at = `${host}:${String(port)}`;
  if (errorCode(error) === 'EADDRINUSE') {
    return new StartError(
      `พอร์ต ${at} มีโปรแกรมอื่นใช้อยู่ ให้กำหนด PORT`,
      `Port ${at} is taken; set PORT to another`,
    );
  }
  if (errorCode(error) === 'EACCES' || errorCode(error) === 'EADDRNOTAVAIL') {
    return new StartError(`เปิดพอร์ต ${at} ไม่ได้`, `Cannot listen on ${at} (${errorCode(error) ?? ''})`);
  }
  return error instanceof Error ? error : new Error(errorText(error));
}

/** Finds out early whether the address can be had, before anything slow is done. @throws StartError when it cannot. */
export function checkPort(address: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error) => {
      reject(cannotListen(error, address));
    });
    probe.listen(address.port, address.host, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}
