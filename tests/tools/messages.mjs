/**
 * What errors say, as templates: every sentence that a `new GanError(name, message)` in src/ or worker/ can come to, and
 * every text that stands in one of its places, wherever it was written: `{0} is {1}; it must be {2}.`, `at most {0}`.
 *
 * A message is followed to where it comes from: through constants, parameters to what is given for them, functions to
 * what they return, lists and records to what is in them. What was not written here, such as a browser's own message,
 * ends the way.
 */
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './server.mjs';

/** With all that they import, what the package is made of. */
const ENTRIES = ['src/define.ts', 'src/compare.ts', 'src/index.ts', 'worker/worker.ts'];

/** @returns Each template with the place where it is written first. */
export function messageTemplates() {
  const program = ts.createProgram(
    ENTRIES.map((entry) => join(root, entry)),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
      types: ['@webgpu/types'],
      strict: true,
    },
  );
  const checker = program.getTypeChecker();
  const files = program.getSourceFiles().filter(isOurs);
  const { sources, messages } = whereFrom(files, checker);

  const templates = new Map();
  const seen = new Set();
  const follow = (expression) => {
    if (!expression || seen.has(expression)) return;
    seen.add(expression);
    const pieces = piecesOf(expression);
    if (pieces) {
      const holes = pieces.filter((piece) => typeof piece !== 'string');
      const text = pieces
        .map((piece) => (typeof piece === 'string' ? piece : `{${holes.indexOf(piece)}}`))
        .join('');
      if (!templates.has(text)) templates.set(text, placeOf(expression));
      holes.forEach(follow);
    } else comesFrom(expression).forEach(follow);
  };

  /** Expressions that one which is no text itself may take its value from. */
  function comesFrom(node) {
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
    if (ts.isBinaryExpression(node)) return [node.left, node.right]; // A choice: ??, || or &&.
    if (ts.isArrayLiteralExpression(node)) return node.elements;
    if (ts.isObjectLiteralExpression(node)) return node.properties.map(({ initializer }) => initializer);
    if (ts.isElementAccessExpression(node)) return [node.expression];
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node))
      return (
        sources.get(symbolOf(node, checker)) ?? sources.get(symbolOf(node, checker)?.valueDeclaration) ?? []
      );
    if (ts.isNewExpression(node)) return node.arguments ?? []; // Of a map or a set, what is in it.
    if (ts.isCallExpression(node)) {
      const made = sources.get(checker.getResolvedSignature(node)?.declaration);
      if (made) return made;
      const functions = node.arguments.filter(ts.isArrowFunction);
      if (functions.length > 0) return functions.flatMap((each) => sources.get(each) ?? []);
      // A method of a list or a text is of what is in it; another call, of what is called.
      return [ts.isPropertyAccessExpression(node.expression) ? node.expression.expression : node.expression];
    }
    return 'expression' in node ? [node.expression] : []; // In parentheses, awaited, not undefined, of another type.
  }

  messages.forEach(follow);
  return templates;
}

/** The fixed texts of a text, and the expressions between them; undefined for what is no text. */
function piecesOf(node) {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [
      node.head.text,
      ...node.templateSpans.flatMap(({ expression, literal }) => [expression, literal.text]),
    ];
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  return [node.left, node.right].flatMap((side) => piecesOf(side) ?? [side]);
}

/** Where values come from, by the symbol that has them or the function that returns them; and all messages of errors. */
function whereFrom(files, checker) {
  const sources = new Map();
  const messages = [];
  const note = (target, expression) => {
    if (target && expression) sources.set(target, [...(sources.get(target) ?? []), expression]);
  };
  const visit = (node) => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const { parameters = [] } = checker.getResolvedSignature(node)?.declaration ?? {};
      parameters.forEach(({ name }, i) => note(symbolOf(name, checker), node.arguments?.[i]));
      if (ts.isNewExpression(node) && node.expression.getText() === 'GanError')
        messages.push(node.arguments[1]);
      const { name, expression } = node.expression;
      if (name?.text === 'push')
        node.arguments.forEach((added) => note(symbolOf(expression, checker), added));
      // What a list's method calls back is given what is in the list.
      for (const { parameters: given } of node.arguments?.filter(ts.isArrowFunction) ?? [])
        if (name) given.forEach((parameter) => note(symbolOf(parameter.name, checker), expression));
    } else if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node)) {
      note(symbolOf(node.name, checker), node.initializer);
    } else if (ts.isPropertyAssignment(node)) {
      const property = checker.getContextualType(node.parent)?.getProperty(node.name.getText());
      note(property ?? symbolOf(node.name, checker), node.initializer);
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      note(symbolOf(node.left, checker), node.right);
    } else if (ts.isReturnStatement(node)) {
      note(ts.findAncestor(node, ts.isFunctionLike), node.expression);
    } else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
      note(node, node.body);
    }
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return { sources, messages };
}

/** What is ours that a name stands for. */
function symbolOf(node, checker) {
  const named = checker.getSymbolAtLocation(node);
  const symbol = named && named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
  return symbol?.declarations?.some((declaration) => isOurs(declaration.getSourceFile()))
    ? symbol
    : undefined;
}

function isOurs({ fileName }) {
  return !/node_modules|locales/.test(fileName);
}

function placeOf(node) {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
