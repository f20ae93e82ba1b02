/** `winras completion`: scripts that have a shell complete what is typed. They ask the hidden `winras complete`. */

import { Argument, type Command } from 'commander';
import { completions } from '../arguments/completion.js';
import { exitOf } from '../exit-codes.js';
import { action, withCommonOptions } from '../subcommand.js';
import { helpText } from '../terminal/terminal-text.js';

const examples = `
The shell then completes subcommands, options, their values and the names of entries. It asks RAS for the entries each
time, and waits at most half a second for them.

In bash, add this to ~/.bashrc:
  source <(winras completion bash)

In PowerShell, add this to $PROFILE:
  winras completion powershell | Out-String | Invoke-Expression`;

/** A word that is empty would be lost on its way from Windows PowerShell 5.1: a colon stands before it. */
const bash = `_winras() {
  local word=\${COMP_WORDS[COMP_CWORD]} candidate
  COMPREPLY=()
  while IFS= read -r candidate; do
    candidate=\${candidate%$'\\r'}
    case $word in
      [\\"\\']*) COMPREPLY+=("$candidate") ;;
      *) COMPREPLY+=("$(printf %q "$candidate")") ;;
    esac
  done < <(winras complete ":$word" "\${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
}
complete -o default -F _winras winras`;

const powershell = `Register-ArgumentCompleter -Native -CommandName winras -ScriptBlock {
  param($word, $commandAst, $cursor)
  $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursor } |
    ForEach-Object { if ($null -ne $_.Value) { "$($_.Value)" } else { $_.Extent.Text } })
  $encoding = [Console]::OutputEncoding
  try {
    [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding
    & winras complete ":$word" @before 2>$null | ForEach-Object {
      $text = if ($_ -match '^[\\w.=+:\\\\/-]+$') { $_ } else { "'" + $_.Replace("'", "''") + "'" }
      New-Object System.Management.Automation.CompletionResult $text, $_, 'ParameterValue', $_
    }
  } finally {
    [Console]::OutputEncoding = $encoding
  }
}`;

const scripts: Readonly<Record<string, string>> = { bash, powershell };

export function addCompletion(program: Command): void {
  const command = program
    .command('completion')
    .addArgument(new Argument('<shell>', 'Choose the shell.').choices(Object.keys(scripts)))
    .description('Print a script with which a shell completes command lines.')
    .addHelpText('after', helpText(examples));
  withCommonOptions(command).action(
    action<[string], object>(
      async ({ output }, _options, shell) => {
        const script = scripts[shell] as string;
        output.reportRaw('completion', { shell, script }, script);
        return { shell };
      },
      exitOf,
      { needsRas: false },
    ),
  );
  program
    .command('complete <typed> [words...]', { hidden: true })
    .allowUnknownOption()
    .helpOption(false)
    .action(async (typed: string, words: readonly string[]) => {
      for (const candidate of await completions(program, words, typed.slice(1)))
        process.stdout.write(`${candidate}\n`);
      // A RAS that has not answered yet is not waited for.
      process.exit(0);
    });
}
