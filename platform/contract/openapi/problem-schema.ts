const text = { type: 'string' }

export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: text,
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable: branch on this' },
    detail: text,
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer into the input' },
          detail: text,
          in: { enum: ['body', 'query', 'path', 'header'] },
        },
      },
    },
    data: { description: 'What the code declares' },
    requestId: text,
    traceId: text,
  },
} as const
