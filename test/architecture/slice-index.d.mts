export function withCurrentIndex(readme: string): string;
