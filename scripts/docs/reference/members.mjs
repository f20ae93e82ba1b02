/** The public members of an interface or a class, and how declarations are written. */

import ts from 'typescript';

export function membersOf(checker, declaration) {
  return declaration.members
    .filter((member) => isPublic(member) && !isImplementation(member, declaration.members))
    .map((member) => memberOf(checker, member));
}

/** Whether only other signatures of it can be called: callers do not see this one. */
function isImplementation(member, members) {
  if (member.body === undefined) return false;
  const isOverload = (other) =>
    other !== member && other.kind === member.kind && other.body === undefined;
  return members.some((other) => isOverload(other) && nameOf(other) === nameOf(member));
}

function nameOf({ name }) {
  return name === undefined ? 'constructor' : source(name);
}

function isPublic(member) {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  if (ts.getCombinedModifierFlags(member) & hidden) return false;
  if (member.name !== undefined && ts.isPrivateIdentifier(member.name)) return false;
  // Nobody can give it what it takes: only this package makes such objects.
  if (ts.isConstructorDeclaration(member) && source(member).includes(': never')) return false;
  const comments = member.getFullText().slice(0, member.getLeadingTriviaWidth());
  return !comments.includes('@internal');
}

function memberOf(checker, member) {
  const documentation = textOf(checker, member.symbol);
  // Who reads a property does not see whether it is a getter.
  const isGetter = ts.isGetAccessorDeclaration(member);
  if (ts.isPropertySignature(member) || ts.isPropertyDeclaration(member) || isGetter) {
    const name = `${source(member.name)}${member.questionToken ? '?' : ''}`;
    return { kind: 'property', name, type: typeOf(checker, member), documentation };
  }
  const isMethod = ts.isMethodSignature(member) || ts.isMethodDeclaration(member);
  if (!isMethod && !ts.isConstructorDeclaration(member))
    throw new Error(`the reference cannot show ${source(member)}`);
  return {
    kind: 'method',
    name: nameOf(member),
    type: signatureOf(checker, member),
    documentation,
  };
}

/** Without modifiers and the body; a parameter with a default value is an optional one. */
export function signatureOf(checker, declaration) {
  const parameters = declaration.parameters.map((parameter) => {
    const rest = parameter.dotDotDotToken ? '...' : '';
    const optional = parameter.questionToken || parameter.initializer ? '?' : '';
    const name = ts.isIdentifier(parameter.name) ? source(parameter.name) : 'options';
    return `${rest}${name}${optional}: ${typeOf(checker, parameter)}`;
  });
  const result = declaration.type === undefined ? '' : `: ${source(declaration.type)}`;
  return `${nameOf(declaration)}(${parameters.join(', ')})${result}`;
}

/** As it is written, or else as the compiler infers it. */
function typeOf(checker, { type, symbol }) {
  return type === undefined ? checker.typeToString(checker.getTypeOfSymbol(symbol)) : source(type);
}

/** The documentation of a symbol, a line for each paragraph or point of a list. */
export function textOf(checker, symbol) {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  return text.replace(/(?<!\n)\n(?!\n|- )\s*/g, ' ');
}

/** As it is written, without comments and in one line. */
export function source(node) {
  return node
    .getText()
    .replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '')
    .replace(/\s+/g, ' ')
    .replace(/^\| /, '')
    .replace(/([(<]) /g, '$1')
    .replace(/,? ([)>])(?!=)/g, '$1')
    .trim();
}
