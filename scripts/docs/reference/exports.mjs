/** What the package exports, as its sources declare it: read by the compiler. */

import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { root } from '../../lib/run.mjs';
import { membersOf, signatureOf, source, textOf } from './members.mjs';

const sources = join(root, 'src');

/**
 * The exports of each of these entry files: name, kind, file within `src`, documentation, and what there is to tell
 * of a kind.
 */
export function exportsOf(entryFiles) {
  const rootNames = entryFiles.map((file) => join(sources, file));
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  // Nothing is checked here, so that Node.js' declarations need not be read.
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root);
  const program = ts.createProgram(rootNames, { ...options, types: [] });
  const checker = program.getTypeChecker();
  const symbols = rootNames.map((file) =>
    checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file))),
  );
  const exported = new Set(symbols.flat().map(({ name }) => name));
  return symbols.map((ofFile) => ofFile.map((symbol) => described(checker, exported, symbol)));
}

function described(checker, exported, symbol) {
  const aliased = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const [declaration] = aliased.declarations;
  const file = relative(sources, declaration.getSourceFile().fileName).split(sep).join('/');
  const documentation = textOf(checker, aliased);
  const shape = shapeOf({ checker, exported }, aliased, declaration);
  return { name: symbol.name, file, documentation, ...shape };
}

function shapeOf(context, symbol, declaration) {
  if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) {
    const kind = ts.isClassDeclaration(declaration) ? 'class' : 'interface';
    return { kind, ...partsOf(context, declaration) };
  }
  if (ts.isTypeAliasDeclaration(declaration)) return aliasOf(context, declaration);
  if (ts.isFunctionDeclaration(declaration))
    return { kind: 'function', type: signatureOf(context.checker, declaration) };
  const type = context.checker.typeToString(context.checker.getTypeOfSymbol(symbol));
  return { kind: 'const', type: `${symbol.name}: ${type}` };
}

/** Members, those of bases that are not exported among them, and the other bases. */
function partsOf(context, declaration) {
  const members = membersOf(context.checker, declaration);
  const bases = [];
  for (const base of (declaration.heritageClauses ?? []).flatMap(({ types }) => types)) {
    const hidden = hiddenInterface(context, base.expression);
    if (hidden === undefined) bases.push(baseText(context.checker, base));
    else {
      const parts = partsOf(context, hidden);
      members.push(...parts.members);
      bases.push(...parts.bases);
    }
  }
  return { members, bases };
}

/** The interface of ours that this name means, unless it is exported. */
function hiddenInterface({ checker, exported }, name) {
  if (exported.has(source(name))) return undefined;
  const [declaration] = checker.getSymbolAtLocation(name)?.declarations ?? [];
  if (declaration === undefined || !ts.isInterfaceDeclaration(declaration)) return undefined;
  const { fileName } = declaration.getSourceFile();
  return fileName.startsWith(sources.split(sep).join('/')) ? declaration : undefined;
}

/** `Omit<Base, …>` with the names, which tables may hold. */
function baseText(checker, base) {
  const [whole, left] = base.typeArguments ?? [];
  if (source(base.expression) !== 'Omit') return source(base);
  const type = checker.getTypeAtLocation(left);
  const names = (type.isUnion() ? type.types : [type]).map(({ value }) => value);
  const had = checker.getTypeAtLocation(whole);
  const without = names.filter((name) => checker.getPropertyOfType(had, name) !== undefined);
  return `${source(whole)} without ${without.join(', ')}`;
}

/** What is not exported is spelled out. */
function aliasOf(context, declaration) {
  const { checker } = context;
  const kind = 'type';
  const written = source(declaration.type);
  if (!/\b(typeof|NameOf)\b/.test(written))
    return { kind, type: written, ...hiddenMembers(context, declaration) };
  const type = checker.getTypeAtLocation(declaration.name);
  const properties = type.isUnion() ? [] : checker.getPropertiesOfType(type);
  if (properties.length === 0) return { kind, type: spelled(checker, type) };
  const each = checker.typeToString(checker.getTypeOfSymbol(properties[0]));
  return { kind, names: properties.map(({ name }) => name), each };
}

function spelled(checker, type) {
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
  return checker.typeToString(type, undefined, flags).replaceAll('"', "'");
}

/** Of an interface that an alias is made of, where only the alias is exported. */
function hiddenMembers(context, declaration) {
  let found;
  const visit = (node) => {
    if (ts.isTypeReferenceNode(node)) found ??= hiddenInterface(context, node.typeName);
    ts.forEachChild(node, visit);
  };
  visit(declaration.type);
  return found === undefined ? {} : partsOf(context, found);
}
