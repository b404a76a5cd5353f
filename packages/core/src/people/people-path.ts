/** Where a repository keeps the list of its people. */
export const PEOPLE_PATH = ".countersign/people.yaml";
