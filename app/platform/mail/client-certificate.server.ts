import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Where the certificate lies that the mail server knows this one by, and its private key; both PEM. */
export type CertificateFiles = { certFile: string; keyFile: string }
export type ClientCertificate = { cert: Buffer; key: Buffer; endsAt: Date }

/** `variable` names the file that is wrong. */
export class BadCertificate extends Error {
  constructor(
    readonly variable: 'SMTP_CERT_FILE' | 'SMTP_KEY_FILE',
    message: string,
  ) {
    super(message)
  }
}

/** The certificate and its key as they are now: whoever renews them needs no restart. @throws BadCertificate */
export function readCertificate({ certFile, keyFile }: CertificateFiles): ClientCertificate {
  const cert = bytesOf('SMTP_CERT_FILE', certFile)
  const key = bytesOf('SMTP_KEY_FILE', keyFile)
  const certificate = certificateIn(cert)
  if (!certificate.checkPrivateKey(privateKeyIn(key)))
    throw new BadCertificate('SMTP_KEY_FILE', 'this is not the key of the certificate')
  return { cert, key, endsAt: new Date(certificate.validTo) }
}

function bytesOf(variable: BadCertificate['variable'], path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new BadCertificate(variable, error instanceof Error ? error.message : 'unreadable')
  }
}

function certificateIn(bytes: Buffer): X509Certificate {
  try {
    return new X509Certificate(bytes)
  } catch {
    throw new BadCertificate('SMTP_CERT_FILE', 'expected a certificate as PEM')
  }
}

function privateKeyIn(bytes: Buffer): KeyObject {
  try {
    return createPrivateKey(bytes)
  } catch {
    throw new BadCertificate('SMTP_KEY_FILE', 'expected a private key as PEM, without a passphrase')
  }
}
