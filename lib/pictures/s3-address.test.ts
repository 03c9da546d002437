import { expect, test } from 'vitest'
import { readS3Address } from '@/lib/pictures/s3-address'

test('a URL holds the bucket and its credentials', () => {
  expect(readS3Address('https://key:sec%2Fret@s3.example/bucket?region=eu-central-1')).toEqual({
    base: 'https://s3.example/bucket',
    accessKeyId: 'key',
    secretAccessKey: 'sec/ret',
    region: 'eu-central-1',
  })
  expect(readS3Address('http://a:b@localhost:9000/bucket/folder/')).toMatchObject({
    base: 'http://localhost:9000/bucket/folder',
    region: 'us-east-1',
  })
})

test.each([
  ['s3://bucket', 'must be written as https://KEY:SECRET@host/bucket'],
  ['bucket', 'must be written as'],
  ['https://s3.example/bucket', 'must hold the access key and its secret'],
  ['https://key@s3.example/bucket', 'must hold the access key and its secret'],
  ['https://key:hunter2@s3.example', 'must name the bucket'],
  ['https://key:hunter2%@s3.example/bucket', 'written as %25'],
])('%s %s', (url, message) => {
  expect(() => readS3Address(url)).toThrow(message)
  expect(() => readS3Address(url)).not.toThrow('hunter2')
})
