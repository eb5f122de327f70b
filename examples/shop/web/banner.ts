export const banner = "Free shipping from € 50: plant now, pick four leaves later.";
