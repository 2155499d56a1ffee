import { PDFDict, PDFHexString, PDFName, PDFString, type PDFObject } from 'pdf-lib'

export const key = (name: string): PDFName => PDFName.of(name)

export const isText = (value: PDFObject | undefined): value is PDFString | PDFHexString => value instanceof PDFString || value instanceof PDFHexString

/** A name in a dictionary, empty where it has none. */
export const nameIn = (dict: PDFDict, name: string): string => {
  const value = dict.lookup(key(name))
  return value instanceof PDFName ? value.decodeText() : ''
}

/** A text in a dictionary, empty where it has none. */
export const textIn = (dict: PDFDict, name: string): string => {
  const value = dict.lookup(key(name))
  return isText(value) ? value.decodeText() : ''
}
