/**
 * Requires texts shown to people to be in messages/, except texts that are English for everyone. Checks
 * text between tags, and values of attributes and properties that are displayed or read aloud.
 */
export const textsRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      text: 'People read “{{text}}”: it belongs into messages/en.json, and then into every language.',
    },
  },
  create(context) {
    const report = (node, text) =>
      context.report({ node, messageId: 'text', data: { text: text.trim().slice(0, 40) } })
    const check = (node, isText = isWord) => {
      for (const [place, text] of textsIn(node)) if (isText(text)) report(place, text)
    }
    return {
      JSXText(node) {
        if (isWord(node.value)) report(node, node.value)
      },
      JSXExpressionContainer(node) {
        if (node.parent.type !== 'JSXAttribute') check(node.expression)
      },
      JSXAttribute({ name, value }) {
        if (value && shown.test(nameOf(name)))
          check(value.type === 'JSXExpressionContainer' ? value.expression : value)
      },
      Property({ key, value, computed }) {
        if (!computed && shown.test(key.name ?? String(key.value))) check(value, isSentence)
      },
    }
  },
}

const shown =
  /^(alt|caption|description|heading|hint|label|message|placeholder|title|text|aria-(label|description|placeholder|roledescription|valuetext))$|Label$/

const isWord = (text) => /\p{L}/u.test(text)
// A property may also hold a message key or a class name, which begin with a lowercase letter.
const isSentence = (text) => /^\P{L}*[\p{Lu}\p{Lo}]/u.test(text)

const nameOf = (name) =>
  name.type === 'JSXNamespacedName' ? `${name.namespace.name}:${name.name.name}` : name.name

/** @returns {[node: object, text: string][]} the texts that an expression can evaluate to */
function textsIn(node) {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [[node, node.value]] : []
    case 'TemplateLiteral':
      return node.quasis.map((quasi) => [quasi, quasi.value.cooked ?? ''])
    case 'ConditionalExpression':
      return [...textsIn(node.consequent), ...textsIn(node.alternate)]
    case 'LogicalExpression':
      return [...textsIn(node.left), ...textsIn(node.right)]
    case 'BinaryExpression':
      return node.operator === '+' ? [...textsIn(node.left), ...textsIn(node.right)] : []
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return textsIn(node.expression)
    default:
      return []
  }
}
