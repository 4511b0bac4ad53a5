/** The letters a spreadsheet shows above a column: A, B, …, Z, AA. @param place from the left, 0 for the first */
export function columnLetters(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : columnLetters(Math.floor(place / 26) - 1) + letter;
}
