import type { Audience, Format, Language } from '#app/domain/session.ts';

/** What the sessions of the demonstration say. `{commune}` and `{lieu}` are filled in. */
export type SessionTemplate = {
  programme: 'cafe-ia' | 'genialles' | 'iagengo' | 'autre';
  format: Format;
  audience: Audience;
  language?: Language;
  title: string;
  description: string;
  whatToBring?: string;
  minutes: number;
  /** Smallest and largest capacity. */
  seats: [number, number];
  /** Held in a room, from home, or both; in a room when not said. */
  attendance?: 'online' | 'both';
  /** Local hour at which it always starts (HH:mm). */
  startsAt?: string;
  dropIn?: true;
};

export const sessionTemplates: SessionTemplate[] = [
  {
    programme: 'cafe-ia',
    format: 'cafe-debat',
    audience: 'tout-public',
    title: 'Café IA : posons les questions qui nous trottent dans la tête',
    description:
      'Autour d’un café, chacun vient avec sa question sur l’intelligence artificielle, même la plus simple. On écoute, on débat, on repart avec des réponses claires et une liste de bonnes adresses.\n\nAucune connaissance n’est nécessaire. Les enfants sont les bienvenus.',
    minutes: 90,
    seats: [15, 35],
  },
  {
    programme: 'cafe-ia',
    format: 'cafe-debat',
    audience: 'tout-public',
    title: 'L’IA dans mon quotidien : où se cache-t-elle ?',
    description:
      'Le téléphone, le GPS, les films proposés, le courrier trié : l’IA est déjà là. À {lieu}, nous cherchons ensemble où elle se trouve, ce qu’elle fait de nos données et comment garder la main.',
    minutes: 90,
    seats: [15, 30],
  },
  {
    programme: 'cafe-ia',
    format: 'cafe-debat',
    audience: 'seniors',
    title: 'Café des aînés : l’IA, amie ou ennemie ?',
    description:
      'Un après-midi tranquille pour parler de ce que la télévision dit de l’IA, de ce qui inquiète et de ce qui peut rendre service. Goûter offert. Nous prenons le temps, et personne n’est laissé de côté.',
    minutes: 120,
    seats: [12, 24],
  },
  {
    programme: 'cafe-ia',
    format: 'cafe-debat',
    audience: 'jeunes-familles',
    title: 'Parents, ados et IA : on en parle ensemble',
    description:
      'Devoirs faits par un robot, images truquées, amis virtuels… Une rencontre entre parents et adolescents pour poser des règles communes, sans leçon de morale. Un coin jeux attend les plus petits.',
    minutes: 90,
    seats: [16, 40],
  },
  {
    programme: 'cafe-ia',
    format: 'cafe-debat',
    audience: 'tout-public',
    title: 'Et si on débattait : faut-il avoir peur de l’IA ?',
    description:
      'Un débat mouvant : on se place dans la salle selon son avis, on argumente, on a le droit de changer de camp. Une manière joyeuse de se forger une opinion, avec les habitants de {commune}.',
    minutes: 105,
    seats: [20, 50],
  },
  {
    programme: 'genialles',
    format: 'atelier',
    audience: 'tout-public',
    title: 'Mes premiers pas avec un assistant conversationnel',
    description:
      'On ouvre ensemble un assistant, on lui parle, on apprend à bien poser une question et à vérifier la réponse. Atelier pratique en petit groupe, sur nos ordinateurs ou sur votre téléphone.',
    whatToBring: 'Votre téléphone chargé, si vous en avez un. Nous prêtons des tablettes.',
    minutes: 120,
    seats: [8, 12],
  },
  {
    programme: 'genialles',
    format: 'atelier',
    audience: 'seniors',
    title: 'L’IA à petits pas, sur mon téléphone',
    description:
      'Dicter un message, faire lire une lettre à voix haute, reconnaître une plante en photo : trois usages utiles, pas à pas, en grands caractères. Nous restons à côté de vous.',
    whatToBring: 'Votre téléphone, son chargeur et vos lunettes.',
    minutes: 90,
    seats: [6, 10],
  },
  {
    programme: 'genialles',
    format: 'atelier',
    audience: 'seniors',
    title: 'Déjouer les arnaques à la fausse voix',
    description:
      'Un appel affolé d’un petit-fils, une vidéo d’un ministre qui promet un remboursement : comment reconnaître une voix ou une image fabriquée, et que faire si le doute vient. Avec des exemples à écouter.',
    minutes: 90,
    seats: [10, 20],
  },
  {
    programme: 'genialles',
    format: 'atelier',
    audience: 'femmes',
    title: 'Femmes et IA : oser, essayer, s’orienter',
    description:
      'Un atelier entre femmes pour essayer des outils, comprendre les biais qui nous concernent et découvrir des métiers. Une professionnelle de {commune} raconte son parcours.',
    whatToBring: 'Rien, tout est sur place.',
    minutes: 150,
    seats: [10, 16],
  },
  {
    programme: 'genialles',
    format: 'conference',
    audience: 'femmes',
    title: 'Elles font l’IA : rencontre avec des femmes du numérique',
    description:
      'Trois femmes racontent comment elles sont arrivées à l’informatique, parfois par des chemins détournés. Échanges avec la salle, puis verre de l’amitié.',
    minutes: 120,
    seats: [50, 120],
  },
  {
    programme: 'iagengo',
    format: 'atelier',
    audience: 'demandeurs-emploi',
    title: 'Refaire son CV avec l’aide de l’IA, sans perdre sa voix',
    description:
      'L’IA propose, vous décidez. On relit votre CV, on essaie des formulations, on prépare une lettre qui vous ressemble. Vous repartez avec une version prête à envoyer.',
    whatToBring: 'Votre CV, sur papier ou sur clé USB.',
    minutes: 150,
    seats: [8, 12],
  },
  {
    programme: 'iagengo',
    format: 'atelier',
    audience: 'demandeurs-emploi',
    title: 'S’entraîner à l’entretien d’embauche avec une IA',
    description:
      'L’ordinateur joue le recruteur, le groupe observe et conseille. On rit, on recommence, on gagne en assurance. Ouvert à toutes et à tous, quel que soit le métier recherché.',
    minutes: 120,
    seats: [8, 14],
  },
  {
    programme: 'iagengo',
    format: 'atelier',
    audience: 'tpe-pme',
    title: 'Artisans, commerçants : gagner une heure par semaine avec l’IA',
    description:
      'Répondre aux avis, préparer un devis type, écrire une annonce : des cas concrets de petites entreprises de {commune}, et les limites à connaître avant de confier ses données.',
    whatToBring: 'Un ordinateur portable et un exemple de tâche qui vous prend du temps.',
    minutes: 120,
    seats: [10, 18],
  },
  {
    programme: 'iagengo',
    format: 'conference',
    audience: 'tpe-pme',
    startsAt: '08:00',
    title: 'Petit déjeuner des entreprises : l’IA sans jargon',
    description:
      'Une heure, un café, des croissants, et l’essentiel : ce que l’IA change pour une entreprise de moins de dix personnes, ce que dit la loi, par où commencer.',
    minutes: 75,
    seats: [30, 80],
  },
  {
    programme: 'autre',
    format: 'atelier',
    audience: 'associations',
    title: 'Associations : écrire un dossier de subvention avec l’IA',
    description:
      'Structurer un projet, résumer un bilan, relire un budget. Nous travaillons sur vos vrais dossiers, en gardant hors de l’outil les noms de vos adhérents.',
    whatToBring: 'Un dossier en cours, même au brouillon.',
    minutes: 150,
    seats: [8, 16],
  },
  {
    programme: 'autre',
    format: 'cafe-debat',
    audience: 'associations',
    title: 'Bénévoles : l’IA a-t-elle sa place dans nos associations ?',
    description:
      'Une soirée pour partager ce qui se fait déjà, ce qui nous dérange, et rédiger ensemble une petite charte à afficher au local.',
    minutes: 120,
    seats: [12, 30],
  },
  {
    programme: 'autre',
    format: 'atelier',
    audience: 'agents-publics',
    title: 'Agents d’accueil : utiliser l’IA sans exposer les usagers',
    description:
      'Reformuler un courrier en langage clair, traduire une consigne, préparer une réponse : oui, mais avec quelles données ? Les bons réflexes, à partir de situations de guichet.',
    minutes: 120,
    seats: [10, 20],
  },
  {
    programme: 'autre',
    format: 'webinaire',
    audience: 'agents-publics',
    attendance: 'online',
    title: 'Une collectivité face à l’IA : par où commencer ?',
    description:
      'Retour d’expérience d’une petite commune inventée pour la démonstration : ce qui a marché, ce qui a été abandonné, ce que les élus ont demandé. Questions en direct.',
    whatToBring: 'Un ordinateur avec le son, ou un téléphone.',
    minutes: 60,
    seats: [100, 300],
  },
  {
    programme: 'autre',
    format: 'atelier',
    audience: 'professionnels-inclusion',
    title: 'Accompagner les publics : une boîte à outils IA pour les aidants',
    description:
      'Travailleurs sociaux, conseillers, aidants : comment répondre à une personne qui arrive avec une lettre écrite par une IA ? Fiches, jeux de rôle et temps d’échange entre pairs.',
    minutes: 180,
    seats: [10, 18],
  },
  {
    programme: 'autre',
    format: 'webinaire',
    audience: 'professionnels-inclusion',
    attendance: 'online',
    title: 'Animer un Café IA chez soi : le mode d’emploi',
    description:
      'Comment inviter, lancer la discussion, gérer les inquiétudes et finir à l’heure. Pour les médiateurs et toutes les personnes qui veulent organiser leur première rencontre.',
    minutes: 60,
    seats: [80, 250],
  },
  {
    programme: 'cafe-ia',
    format: 'conference',
    audience: 'tout-public',
    title: 'Comprendre l’IA en une heure, sans mathématiques',
    description:
      'Une conférence avec des dessins, des objets et pas une formule. D’où vient l’IA, comment une machine apprend, pourquoi elle se trompe avec tant d’aplomb.',
    minutes: 75,
    seats: [60, 180],
  },
  {
    programme: 'cafe-ia',
    format: 'conference',
    audience: 'tout-public',
    attendance: 'both',
    title: 'IA et climat : combien coûte une question ?',
    description:
      'Eau, électricité, métaux : ce que l’on sait, ce que l’on ignore, et les gestes qui comptent. À suivre dans la salle ou depuis chez vous, avec un temps de questions pour les deux publics.',
    minutes: 90,
    seats: [40, 120],
  },
  {
    programme: 'genialles',
    format: 'demonstration',
    audience: 'tout-public',
    dropIn: true,
    title: 'Le stand de l’IA : venez essayer, cinq minutes suffisent',
    description:
      'Entre deux courses, arrêtez-vous : on transforme un dessin en image, on fait chanter un poème, on cherche l’erreur dans une photo. Entrée libre, à toute heure de la permanence.',
    minutes: 240,
    seats: [40, 120],
  },
  {
    programme: 'genialles',
    format: 'demonstration',
    audience: 'jeunes-familles',
    title: 'Apprends à une machine à reconnaître ton doudou',
    description:
      'Dès 7 ans, avec un adulte. Les enfants montrent leurs objets à une caméra, la machine apprend, se trompe, et l’on comprend pourquoi. Rien n’est enregistré.',
    whatToBring: 'Un doudou ou un jouet, et un adulte.',
    minutes: 75,
    seats: [10, 20],
  },
  {
    programme: 'autre',
    format: 'demonstration',
    audience: 'tout-public',
    title: 'Vraie ou fausse image ? Le grand jeu',
    description:
      'Par équipes, devinez quelles images ont été fabriquées. On apprend les indices, on découvre les outils de vérification, et l’on gagne des badges en bois.',
    minutes: 90,
    seats: [20, 40],
  },
  {
    programme: 'autre',
    format: 'visite',
    audience: 'tout-public',
    title: 'Visite : dans les coulisses d’un lieu qui utilise l’IA',
    description:
      'De l’atelier de réparation à la ferme d’à côté, l’équipe de {lieu} ouvre ses portes et montre, machine en main, à quoi l’IA sert vraiment. Prévoir de bonnes chaussures.',
    minutes: 120,
    seats: [10, 20],
  },
  {
    programme: 'autre',
    format: 'visite',
    audience: 'demandeurs-emploi',
    title: 'Visite d’une entreprise qui recrute avec et pour l’IA',
    description:
      'Rencontre avec une équipe, présentation des métiers accessibles sans diplôme du numérique, puis échange avec un conseiller. Transport en commun à deux pas.',
    minutes: 150,
    seats: [10, 16],
  },
  {
    programme: 'cafe-ia',
    format: 'cafe-debat',
    audience: 'tout-public',
    dropIn: true,
    title: 'Permanence IA : passez quand vous voulez',
    description:
      'Pas de rendez-vous, pas de programme : un médiateur est là pour répondre, essayer avec vous, régler un souci. On entre, on s’assoit, on discute.',
    minutes: 180,
    seats: [15, 40],
  },
  {
    programme: 'cafe-ia',
    format: 'cafe-debat',
    audience: 'tout-public',
    language: 'en',
    title: 'AI coffee: ask anything, in English',
    description:
      'A relaxed chat about artificial intelligence for the English-speaking residents of {commune} and around. Bring your questions, we bring the tea. French speakers who want to practise are welcome.',
    minutes: 90,
    seats: [10, 25],
  },
  {
    programme: 'cafe-ia',
    format: 'atelier',
    audience: 'tout-public',
    language: 'lsf',
    title: 'L’IA expliquée en langue des signes',
    description:
      'Atelier animé en LSF par une personne sourde : comprendre l’IA, essayer le sous-titrage automatique, en voir les limites. Ouvert aux personnes sourdes, à leurs proches et aux curieux.',
    minutes: 120,
    seats: [8, 15],
  },
  {
    programme: 'genialles',
    format: 'atelier',
    audience: 'tout-public',
    language: 'ar',
    title: 'الذكاء الاصطناعي خطوة بخطوة : l’IA pas à pas, en arabe et en français',
    description:
      'Un atelier bilingue pour traduire un courrier, préparer un rendez-vous, comprendre une réponse. On avance ensemble, dans les deux langues, avec un thé.',
    whatToBring: 'Un courrier que vous aimeriez mieux comprendre.',
    minutes: 120,
    seats: [8, 15],
  },
  {
    programme: 'autre',
    format: 'atelier',
    audience: 'tout-public',
    language: 'uk',
    title: 'Штучний інтелект : apprendre le français avec l’IA',
    description:
      'Atelier en ukrainien et en français pour s’entraîner à parler, corriger un texte et préparer un entretien avec l’aide d’un assistant. Débutants bienvenus.',
    minutes: 120,
    seats: [8, 14],
  },
  {
    programme: 'genialles',
    format: 'atelier',
    audience: 'tout-public',
    attendance: 'online',
    title: 'En ligne : écrire mieux et plus vite avec l’IA',
    description:
      'Depuis votre canapé, une heure et demie pour apprendre à demander, corriger, raccourcir. On partage l’écran, on avance au rythme du groupe. Le lien de connexion est donné après l’inscription.',
    whatToBring: 'Une connexion internet ; la caméra n’est pas obligatoire.',
    minutes: 90,
    seats: [15, 40],
  },
  {
    programme: 'autre',
    format: 'atelier',
    audience: 'jeunes-familles',
    title: 'Atelier BD : dessiner avec (et contre) la machine',
    description:
      'On invente une histoire, la machine propose des images, on les détourne aux feutres. Et l’on parle de ceux qui dessinent pour de vrai. Matériel fourni.',
    minutes: 120,
    seats: [10, 16],
  },
];

/** Why the cancelled sessions of the demonstration are cancelled. */
export const cancellationReasons = [
  'La salle n’est plus disponible ce jour-là. Nous cherchons une nouvelle date.',
  'Notre médiateur est souffrant. Merci de votre compréhension.',
  'Trop peu d’inscriptions : nous vous invitons à rejoindre la rencontre de la commune voisine.',
  'Travaux imprévus dans le bâtiment.',
];

/** Comments that mediators leave on reports. */
export const reportComments = [
  'Beaucoup de questions sur les arnaques à la voix.',
  'Salle comble, il a fallu ajouter des chaises.',
  'Petit groupe, mais de beaux échanges.',
  'Plusieurs personnes veulent revenir : à refaire à l’automne.',
  'La pluie a retenu du monde, dommage.',
];
