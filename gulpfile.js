const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

/** The compiler is run as its own process, so that its messages and exit code are its own. */
const compile = () => spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' });

const icons = () => src('icons/*.svg').pipe(dest('dist/icons'));

const clean = () => rm('dist', { recursive: true, force: true });

exports.clean = clean;
exports.build = series(clean, parallel(compile, icons));
exports.default = exports.build;
