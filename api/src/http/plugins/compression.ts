import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import fp from 'fastify-plugin';

/** What is written anew for each request. Files go as they are, since parts of them may be asked for; assets are packed when they are built. */
const WRITTEN = /^(application\/([a-z]+\+)?(json|xml)|text\/html)\b/;
/** Less is not worth a header, in bytes. */
const LEAST = 1_024;

/** Sends text in fewer bytes to whoever takes them. */
export const compression = fp(
  async (app) => {
    await app.register(compress, {
      encodings: ['br', 'gzip'],
      threshold: LEAST,
      customTypes: WRITTEN,
      brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
      globalDecompression: false,
    });
  },
  { name: 'compression', dependencies: ['finishedAnswers'] },
);
