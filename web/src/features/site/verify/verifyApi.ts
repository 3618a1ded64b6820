import type { VerificationResult } from '@phoeiphrae/shared/publicLog';
import { api, bodyOf } from '@/api/client';

export const verifyCode = async (code: string) =>
  await bodyOf<VerificationResult>(
    api.GET('/api/v1/public/verify/codes/{code}', { params: { path: { code } } }),
  );

export const verifyFile = async (sha256: string) =>
  await bodyOf<VerificationResult>(
    api.GET('/api/v1/public/verify/files/{sha256}', { params: { path: { sha256 } } }),
  );
