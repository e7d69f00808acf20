const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

/** Compiler and scripts are run as processes of their own, so that their messages and exit codes are their own. */
const run = (module, ...args) => spawn(process.execPath, [require.resolve(module), ...args], { stdio: 'inherit' });

const compile = () => run('typescript/bin/tsc');

/** What each operation puts out, for n8n to show before a node has run; made from the samples. */
const schemas = () => run('tsx/cli', 'scripts/schemas.ts');

const icons = () => src('icons/*.svg').pipe(dest('dist/icons'));

const clean = () => rm('dist', { recursive: true, force: true });

exports.clean = clean;
exports.build = series(clean, parallel(series(compile, schemas), icons));
exports.default = exports.build;
