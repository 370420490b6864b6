/** Names that nobody can take for real ones: no such venue, street or person exists. */

export const venueKinds = [
  'Médiathèque imaginaire',
  'Maison fictive',
  'Tiers-lieu inventé',
  'Salle de démonstration',
  'Espace numérique imaginaire',
  'Centre social inventé',
  'Café associatif fictif',
  'Bibliothèque pour rire',
  'Foyer rural imaginaire',
];

export const venueNames = [
  'des Tilleuls',
  'du Vieux Moulin',
  'de la Fontaine bleue',
  'des Trois Chouettes',
  'du Grand Chêne',
  'des Hirondelles',
  'de la Petite Ourse',
  'du Pont de bois',
  'des Quatre Vents',
  'du Jardin suspendu',
  'de la Lanterne',
  'des Coquelicots',
  'du Chat perché',
  'de la Boussole',
  'des Marguerites',
  'du Phare',
  'de la Grande Échelle',
  'des Nénuphars',
];

export const streets = [
  'rue de l’Exemple',
  'place de la Fable',
  'avenue Imaginaire',
  'chemin des Inventions',
  'impasse du Brouillon',
  'boulevard de la Démonstration',
  'allée des Contes',
  'rue Sans-Nom',
];

export const firstNames = [
  'Amina',
  'Bernard',
  'Chantal',
  'Driss',
  'Élodie',
  'Fatou',
  'Gérard',
  'Hélène',
  'Ibrahim',
  'Jeanne',
  'Kévin',
  'Lucette',
  'Mehdi',
  'Nadège',
  'Oscar',
  'Paulette',
  'Quentin',
  'Rose',
  'Samuel',
  'Thi Mai',
  'Ulysse',
  'Valérie',
  'Wassila',
  'Xavier',
  'Yvonne',
  'Zoé',
];

export const accessNotes = [
  'Entrée de plain-pied, porte large, toilettes adaptées.',
  'Rampe à droite de l’entrée ; sonnez, nous venons vous ouvrir.',
  'Boucle magnétique à l’accueil.',
];

export const transportNotes = [
  'Arrêt de bus « Mairie » à trois minutes à pied.',
  'Parking gratuit derrière le bâtiment.',
  'À cinq minutes de la gare, fléché depuis la sortie.',
];

/** Numbers that Arcep keeps for works of fiction: 01 99 00 xx xx. */
export function fictionalLandline(number: number): string {
  return `+33 1 99 00 ${pairs(number)}`;
}

/** Numbers that Arcep keeps for works of fiction, as E.164: 06 39 98 xx xx. */
export function fictionalMobile(number: number): string {
  return `+3363998${String(number % 10_000).padStart(4, '0')}`;
}

function pairs(number: number): string {
  const digits = String(number % 10_000).padStart(4, '0');
  return `${digits.slice(0, 2)} ${digits.slice(2)}`;
}
