import type { Command } from 'commander';
import type { Declaring } from './declaring.ts';

/** The file into which a list is saved instead of being shown. */
export type FileOptions = { readonly csv?: string; readonly xlsx?: string };

/** Adds the options to save a list as a file for spreadsheets. */
export function addFileOptions(command: Command, { say }: Pick<Declaring, 'say'>): Command {
  return command
    .option('--xlsx <file>', say('lưu thành sổ Excel', 'save as an Excel workbook'))
    .option('--csv <file>', say('lưu thành tệp CSV; «-» để in ra', 'save as a CSV file; - prints it'));
}
