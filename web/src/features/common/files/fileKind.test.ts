import { describe, expect, it } from 'vitest';
import { kindOf, sizeOf } from './fileKind';

describe('sizeOf', () => {
  it.each([
    [0, '0', 'byte'],
    [1023, '1023', 'byte'],
    [1024, '1', 'kilobyte'],
    [1536, '1.5', 'kilobyte'],
    [1024 * 1024 - 1, '1', 'megabyte'],
    [2.3 * 1024 * 1024, '2.3', 'megabyte'],
    [200 * 1024 * 1024, '200', 'megabyte'],
    [3 * 1024 ** 3, '3', 'gigabyte'],
  ])('says %d bytes as %s %s', (bytes, value, unit) => {
    expect(sizeOf(bytes)).toEqual({ value, unit });
  });
});

describe('kindOf', () => {
  it.each([
    ['application/pdf', 'pdf'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'spreadsheet'],
    ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'presentation'],
    ['application/vnd.oasis.opendocument.text', 'document'],
    ['application/vnd.oasis.opendocument.spreadsheet', 'spreadsheet'],
    ['image/svg+xml', 'picture'],
    ['text/csv', 'data'],
    ['text/plain', 'text'],
    ['video/mp4', 'video'],
    ['application/zip', 'archive'],
    ['application/octet-stream', 'other'],
  ])('takes %s for %s', (mediaType, kind) => {
    expect(kindOf(mediaType)).toBe(kind);
  });
});
