/** Every phrase a person reads, in French: the source of truth. en.ts must have the same shape. */
export const fr = {
  site: {
    name: 'Semainier',
    promise: 'Des ateliers près de chez vous pour comprendre l’intelligence artificielle.',
    skip: 'Aller au contenu',
    navigation: 'Menu principal',
    sessions: 'Trouver un atelier',
    figures: 'Chiffres',
    mediators: 'Espace médiateurs',
    homeLink: (name: string) => `${name}, retour à l’accueil`,
    otherLanguage: 'English',
    footer: 'Informations sur le site',
    accessibility: 'Accessibilité\u00a0: non conforme',
    privacy: 'Confidentialité',
    legal: 'Mentions légales',
    calendarFeed: 'S’abonner au calendrier',
    api: 'Données ouvertes (API)',
  },
  /** The declaration in the form that RGAA 4.1 imposes. */
  accessibilityPage: {
    title: 'Déclaration d’accessibilité',
    intro: (site: string) =>
      `L’organisme qui publie ${site} s’engage à rendre ce site accessible, conformément à l’article 47 de la loi n°\u00a02005-102 du 11\u00a0février 2005. Cette déclaration s’applique à ${site}.`,
    sections: [
      {
        title: 'État de conformité',
        paragraphs: [
          'Ce site est non conforme avec le référentiel général d’amélioration de l’accessibilité (RGAA), version\u00a04.1\u00a0: aucun audit de conformité n’a encore été réalisé.',
        ],
      },
      {
        title: 'Résultats des tests',
        paragraphs: [
          'En l’absence d’audit, aucun taux de conformité ne peut être donné. Des contrôles automatiques (axe) et des essais au clavier, à 320\u00a0pixels de large et sans JavaScript accompagnent chaque évolution. Ils ne remplacent pas un audit.',
        ],
      },
      {
        title: 'Contenus non accessibles',
        paragraphs: [
          'Non-conformités\u00a0: elles seront listées ici après l’audit. La carte est un contenu complémentaire\u00a0: tout ce qu’elle montre se trouve aussi dans la liste, qui se lit sans elle.',
          'Dérogations pour charge disproportionnée\u00a0: aucune n’est invoquée.',
          'Contenus non soumis à l’obligation d’accessibilité\u00a0: le fond de plan cartographique.',
        ],
      },
      {
        title: 'Établissement de cette déclaration',
        paragraphs: [
          'Cette déclaration a été établie le 22\u00a0novembre 2026.',
          'Technologies utilisées\u00a0: HTML, CSS, SVG, JavaScript. Le site fonctionne sans JavaScript.',
          'Agents utilisateurs, technologies d’assistance et outils utilisés pour vérifier l’accessibilité\u00a0: Chromium, axe et Lighthouse. Les lecteurs d’écran seront ajoutés lors de l’audit.',
          'Pages vérifiées par ces outils\u00a0: accueil, recherche, atelier, département, région, lieu, chiffres, agenda, connexion, comment ça se passe, accessibilité, confidentialité, mentions légales, espace des médiateurs.',
        ],
      },
      {
        title: 'Retour d’information et contact',
        paragraphs: [
          'Si vous n’arrivez pas à accéder à un contenu ou à un service, contactez le responsable du site (voir les mentions légales). Il vous orientera vers une alternative accessible, ou vous donnera le contenu sous une autre forme. Vous pouvez aussi demander à un médiateur de vous inscrire.',
        ],
      },
      {
        title: 'Voies de recours',
        paragraphs: [
          'Utilisez cette procédure si vous avez signalé au responsable du site un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un service, et que vous n’avez pas reçu de réponse satisfaisante.',
          'Vous pouvez écrire un message au Défenseur des droits, contacter son délégué dans votre région, ou envoyer un courrier par la poste (gratuit, sans timbre)\u00a0: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX\u00a007.',
        ],
      },
    ],
    report: (email: string) => `Signaler un défaut d’accessibilité\u00a0: ${email}`,
    rightsDefender: 'Écrire au Défenseur des droits',
  },
  privacyPage: {
    title: 'Confidentialité',
    lead: 'Ce que nous demandons, pourquoi, combien de temps, et ce que vous pouvez exiger.',
    table: {
      caption: 'Données traitées',
      data: 'Ce que nous gardons',
      purpose: 'Pourquoi',
      basis: 'Base légale',
      time: 'Combien de temps',
      rows: [
        {
          data: 'Inscription\u00a0: le nom que vous choisissez, un e-mail ou un téléphone, le nombre de places',
          purpose:
            'Vous garder une place, vous confirmer, vous prévenir d’un changement, tenir la liste d’attente',
          basis: 'Mesures prises à votre demande (RGPD, article\u00a06.1.b)',
          time: 'Effacée 60\u00a0jours après l’atelier. Seuls les nombres restent.',
        },
        {
          data: 'Vos réponses\u00a0: une place libérée, prise ou laissée sans réponse\u00a0; vous venez toujours',
          purpose: 'Donner les places aux personnes qui viennent',
          basis: 'Mesures prises à votre demande (RGPD, article\u00a06.1.b)',
          time: 'Effacées avec l’inscription.',
        },
        {
          data: 'Votre souhait de recevoir des idées après l’atelier',
          purpose: 'Vous écrire une seule fois, le lendemain',
          basis: 'Votre consentement (RGPD, article\u00a06.1.a). Décochez la case pour le retirer.',
          time: 'Effacé avec l’inscription.',
        },
        {
          data: 'Inscription faite pour vous par un médiateur\u00a0: qui l’a faite, changée ou annulée, et quand. L’e-mail et le téléphone sont alors facultatifs.',
          purpose: 'Inscrire les personnes qui ne peuvent pas le faire seules, et retrouver une erreur',
          basis:
            'Mesures prises à votre demande (RGPD, article\u00a06.1.b). Pour savoir qui a agi\u00a0: intérêt légitime (article\u00a06.1.f)',
          time: 'Effacée 60\u00a0jours après l’atelier.',
        },
        {
          data: 'Présence\u00a0: combien de personnes sont venues avec votre inscription, coché à l’entrée',
          purpose: 'Compter les participants, pour le bilan de l’atelier',
          basis:
            'Mission d’intérêt public ou intérêt légitime de l’organisateur (RGPD, article\u00a06.1.e ou f)',
          time: 'Effacée avec l’inscription. Reste un nombre, sans nom. Sur le téléphone de la personne qui accueille, les noms restent 24\u00a0heures au plus après l’atelier.',
        },
        {
          data: 'Messages\u00a0: à quelle adresse ou quel numéro, de quoi ils parlent, écrits et envoyés quand, arrivés ou non, dits par téléphone ou non. Le texte n’est pas gardé.',
          purpose: 'Vous écrire, savoir si un message est arrivé, et sinon vous appeler',
          basis: 'Mesures prises à votre demande (RGPD, article\u00a06.1.b)',
          time: 'Effacés 7\u00a0jours après l’envoi ou l’appel. S’ils ne sont pas partis ou pas arrivés\u00a0: après 30\u00a0jours. Toujours effacés avec l’inscription.',
        },
        {
          data: 'Alerte\u00a0: une commune, une distance, ce qui vous convient, un e-mail ou un téléphone, les ateliers trouvés',
          purpose: 'Vous prévenir des nouveaux ateliers près de chez vous',
          basis: 'Votre consentement, confirmé par un lien (RGPD, article\u00a06.1.a)',
          time: 'Effacée dès que vous l’arrêtez, à la fin de l’édition, ou après 48\u00a0heures sans confirmation. Restent des nombres par commune, sans contact.',
        },
        {
          data: 'Comptes des médiateurs et coordinateurs\u00a0: nom, e-mail, structure, ce qu’ils ont fait sur leurs ateliers. Invitations de collègues\u00a0: nom, e-mail',
          purpose: 'Publier et suivre les ateliers',
          basis:
            'Mission d’intérêt public ou intérêt légitime de l’organisateur (RGPD, article\u00a06.1.e ou f)',
          time: 'Tant que le compte est utile. Une invitation sans réponse est effacée après 8\u00a0jours, une demande d’espace sans confirmation après 4, le journal de ce qui a été fait après deux ans. Un lien de connexion vaut 15\u00a0minutes, une connexion 30\u00a0jours.',
        },
        {
          data: 'Adresse IP de qui envoie un formulaire, en mémoire seulement',
          purpose: 'Freiner les envois en masse',
          basis: 'Intérêt légitime (RGPD, article\u00a06.1.f)',
          time: '10\u00a0minutes. Elle n’est écrite nulle part.',
        },
        {
          data: 'Journal technique\u00a0: numéro de la demande, adresse de la page, heure',
          purpose: 'Faire marcher le site et le protéger',
          basis: 'Intérêt légitime (RGPD, article\u00a06.1.f)',
          time: 'Selon l’hébergeur\u00a0; aucun nom ni contact n’y figure',
        },
      ],
    },
    sections: [
      {
        title: 'Ce que nous ne faisons pas',
        paragraphs: [
          'Aucun traceur, aucune publicité, aucune police ni script venu d’ailleurs.',
          'Les inscrits ne se voient pas entre eux. Les médiateurs de la structure qui organise l’atelier voient la liste des inscrits. Ils peuvent la montrer à la personne qui accueille à l’entrée. Personne d’autre ne la voit.',
          'Si vous utilisez «\u00a0Me localiser\u00a0», votre position est arrondie à une centaine de mètres sur votre appareil et n’est pas enregistrée.',
        ],
      },
      {
        title: 'Les cookies',
        paragraphs: [
          'Il y en a trois. Ils sont nécessaires à ce que vous demandez, donc nous ne demandons pas votre accord.',
          '«\u00a0inscriptions\u00a0»\u00a0: posé quand vous vous inscrivez, pour un jour. Il retrouve votre inscription si vous revenez vous inscrire au même atelier.',
          '«\u00a0connexion\u00a0»\u00a0: pour les médiateurs et coordinateurs. Il les garde connectés 30\u00a0jours, ou jusqu’à la déconnexion.',
          '«\u00a0accueil\u00a0»\u00a0: pour les bénévoles qui accueillent. Il retient quelle liste leur téléphone a ouverte, jusqu’à la fin de leur lien.',
        ],
      },
      {
        title: 'Qui reçoit quoi',
        paragraphs: [
          'L’hébergeur du site garde les données. Un service d’envoi d’e-mails ou de SMS, choisi par lui, reçoit votre adresse ou votre numéro et le texte du message, pour l’envoyer. Le service de SMS nous dit si le message est arrivé.',
          'Si un message ne peut pas arriver, un médiateur de la structure voit votre nom et votre contact, pour vous appeler.',
          'Les feuilles imprimées et les listes téléchargées restent à la structure qui organise l’atelier. Elle doit les détruire après usage.',
        ],
      },
      {
        title: 'Le fond de carte',
        paragraphs: [
          'Quand il est activé, le fond de carte vient de la Géoplateforme de l’IGN\u00a0: votre navigateur lui demande les images de la zone regardée, et lui montre ainsi votre adresse IP.',
        ],
      },
      {
        title: 'Statistiques',
        paragraphs: [
          'Les bilans d’atelier sont des nombres saisis par le médiateur. Ils ne sont reliés à aucune inscription.',
        ],
      },
      {
        title: 'Vos droits',
        paragraphs: [
          'Vous pouvez tout faire vous-même. Ouvrez le lien reçu à l’inscription, puis choisissez «\u00a0Voir, corriger ou effacer vos données\u00a0».',
          'Vous y voyez tout ce que nous gardons de vous (droit d’accès) et vous le téléchargez (portabilité). Vous y corrigez votre nom et votre contact (rectification). Vous y effacez tout, sans attendre les 60\u00a0jours (effacement).',
          'Pour une alerte, ouvrez le lien d’un de ses messages. Vous y voyez et téléchargez ce que nous gardons, vous la modifiez ou l’arrêtez. L’arrêter retire votre consentement et efface tout.',
          'Un médiateur vous a inscrit sans e-mail ni téléphone\u00a0? Demandez-lui de corriger ou d’annuler votre inscription. Pour le reste, écrivez au responsable du site.',
          'Vous n’avez plus le lien\u00a0? Avant l’atelier, inscrivez-vous de nouveau, avec le même contact\u00a0: nous lui renvoyons le lien. Après l’atelier, écrivez au responsable du site.',
          'Vous pouvez aussi demander que l’usage de vos données soit limité, ou vous y opposer. Écrivez au responsable du site (voir les mentions légales). Il répond en un mois au plus.',
          'Si la réponse ne vous convient pas, vous pouvez adresser une réclamation à la CNIL (www.cnil.fr).',
        ],
      },
    ],
  },
  legalPage: {
    title: 'Mentions légales',
    demo: 'Ceci est une démonstration\u00a0: les lieux, les personnes et les ateliers sont inventés.',
    publisherTitle: 'Éditeur et hébergeur',
    publisherMissing:
      'Ce site est publié et hébergé par l’organisme qui a installé Semainier. Cet organisme doit indiquer ici son nom, son adresse, son téléphone et le nom de son directeur de la publication.',
    contactTitle: 'Contact',
    contactMissing: 'Écrivez à l’organisme qui publie ce site, à l’adresse qu’il indique à ses médiateurs.',
    contact: (email: string) =>
      `Pour toute question, sur vos données ou sur l’accessibilité\u00a0: ${email}.`,
    sections: [
      {
        title: 'Logiciel et données',
        paragraphs: [
          'Semainier est un logiciel libre (licence MIT).',
          'Communes, départements et régions\u00a0: Code officiel géographique (INSEE). Positions des communes\u00a0: GeoNames. Fond de carte\u00a0: Plan IGN, Géoplateforme. Police de caractères\u00a0: Atkinson Hyperlegible Next, Braille Institute.',
          'Les ateliers publiés et les chiffres peuvent être réutilisés par l’API et les flux du site.',
        ],
      },
    ],
  },
  home: {
    title: 'L’intelligence artificielle, on en parle près de chez vous',
    lead: 'Des rencontres ouvertes à tous pour comprendre, essayer et poser vos questions.',
    placeLabel: 'Votre commune ou code postal',
    placeHint: 'Par exemple\u00a0: Guéret, ou 23000',
    find: 'Trouver un atelier',
    locate: 'Me localiser',
    locateHint: 'Votre appareil vous demandera l’autorisation. Votre position n’est pas enregistrée.',
    locating: 'Recherche de votre position…',
    locateFailed: 'Votre position n’a pas pu être trouvée. Écrivez plutôt votre commune.',
    counter: 'Où en est la semaine',
    events: (target: string) => `ateliers annoncés sur ${target} visés`,
    participants: (target: string) => `participants et inscrits sur ${target} visés`,
    eventsAlone: 'ateliers annoncés',
    participantsAlone: 'participants et inscrits',
    makeUp: (parts: string) => `Dont ${parts}.`,
    grades: {
      checkedIn: (count: number, shown: string) =>
        count > 1 ? `${shown} émargés à l’entrée` : `${shown} émargé à l’entrée`,
      counted: (count: number, shown: string) =>
        count > 1 ? `${shown} comptés sur place` : `${shown} compté sur place`,
      estimated: (count: number, shown: string) => (count > 1 ? `${shown} estimés` : `${shown} estimé`),
      registered: (count: number, shown: string) =>
        count > 1 ? `${shown} inscrits, pas encore comptés` : `${shown} inscrit, pas encore compté`,
    },
    figures: 'Voir tous les chiffres et la méthode',
    next: 'Les prochains ateliers',
    all: (count: string) => `Voir les ${count} ateliers à venir`,
    none: 'Aucun atelier n’est encore annoncé. Revenez bientôt.',
    map: 'La carte des ateliers',
    regions: 'Par région',
    mediators: 'Vous animez des ateliers\u00a0?',
    mediatorsLead:
      'Publiez vos ateliers et suivez les inscriptions. Les inscrits sont prévenus si quelque chose change.',
    mediatorsDoor: 'Entrer dans l’espace médiateurs',
  },
  map: {
    goTo: 'Aller à',
    metropole: 'France métropolitaine',
    overseas: {
      guadeloupe: 'Guadeloupe',
      martinique: 'Martinique',
      guyane: 'Guyane',
      reunion: 'La Réunion',
      mayotte: 'Mayotte',
    },
    skip: 'Passer la carte',
    inList: 'Tous les ateliers de la carte sont aussi dans la liste.',
    needsScript: 'La carte demande JavaScript. La liste contient les mêmes ateliers.',
    label: 'Carte des ateliers',
    zoomIn: 'Agrandir la carte',
    zoomOut: 'Réduire la carte',
    attribution: 'Fond\u00a0: Plan IGN, Géoplateforme',
    failed: 'La carte n’a pas pu être chargée. La liste contient les mêmes ateliers.',
    sessionsOne: 'un atelier',
    sessionsMany: '{count} ateliers',
    more: 'Voir tous les ateliers de ce lieu',
    moreAround: 'Voir tous les ateliers de cet endroit',
    inTheList: 'Voir dans la liste',
    zone: 'Chercher dans cette zone',
    zoneNone: 'Aucun atelier sur cette partie de la carte.',
    zoneOne: 'Un atelier sur cette partie de la carte.',
    zoneMany: '{count} ateliers sur cette partie de la carte.',
    pin: 'Repère du lieu. Déplacez-le avec les flèches du clavier.',
    pinMoved: 'Repère déplacé\u00a0: latitude {latitude}, longitude {longitude}.',
    pinMap: 'Carte pour placer le repère',
  },
  search: {
    title: 'Trouver un atelier',
    count: (count: number, shown: string) => (count > 1 ? `${shown} ateliers` : `${shown} atelier`),
    nothing: 'Aucun atelier',
    near: (kilometres: number, place: string) => `à moins de ${kilometres}\u00a0km ${ofPlace(place)}`,
    around: 'votre position',
    inDepartment: (name: string) => `dans le département\u00a0: ${name}`,
    inRegion: (name: string) => `dans la région\u00a0: ${name}`,
    upcoming: 'à venir partout en France',
    online: 'en ligne',
    away: (distance: string) => `à ${distance}`,
    stepFree: 'accès sans marche',
    place: 'Commune ou code postal',
    radius: 'Distance',
    kilometres: (count: number) => `${count}\u00a0km`,
    filters: 'Préciser la recherche',
    filtersActive: (count: number) => `Préciser la recherche (${count} critères)`,
    words: 'Mots à chercher',
    from: 'À partir du',
    to: 'Jusqu’au',
    programme: 'Programme',
    audience: 'Pour qui',
    format: 'Forme',
    language: 'Langue',
    any: 'Peu importe',
    conditions: 'Conditions',
    stepFreeOnly: 'Accès sans marche',
    seatsOnly: 'Encore des places',
    onlineOnly: 'Possible en ligne',
    submit: 'Chercher',
    clear: 'Retirer tous les critères',
    results: 'Résultats',
    map: 'Sur la carte',
    paging: 'Pages de résultats',
    previous: 'Page précédente',
    next: 'Page suivante',
    pageOf: (page: number, pages: number) => `Page ${page} sur ${pages}`,
    pageTitle: (page: number) => `page ${page}`,
    choice: (typed: string) =>
      `Plusieurs lieux s’appellent «\u00a0${typed}\u00a0». Lequel cherchez-vous\u00a0?`,
    unknown: (typed: string) =>
      `Nous ne connaissons pas «\u00a0${typed}\u00a0». Vérifiez l’orthographe, ou écrivez un code postal. Voici les ateliers partout en France.`,
    widened: (asked: number, used: number) =>
      `Rien à moins de ${asked}\u00a0km. Nous avons cherché jusqu’à ${used}\u00a0km.`,
    empty: 'Aucun atelier ne correspond à votre recherche.',
    emptyHelp: 'Retirez un critère, choisissez une distance plus grande, ou suivez un atelier en ligne.',
    onlineInstead: 'Ateliers à suivre en ligne',
    allOnline: 'Voir tous les ateliers en ligne',
    follow: 'Ajouter cette recherche à mon calendrier',
    followHelp: 'Les nouveaux ateliers y apparaîtront d’eux-mêmes.',
    subscribe: 'S’abonner avec mon application de calendrier',
    download: 'Adresse du flux (.ics)',
    pageBeyond: 'Il n’y a pas autant de pages. Voici la dernière.',
    problems: 'Une partie de la recherche n’était pas lisible et a été laissée de côté.',
  },
  session: {
    facts: 'En bref',
    when: 'Quand',
    where: 'Où',
    whom: 'Pour qui',
    language: 'Langue',
    bring: 'À apporter',
    access: 'Accès',
    stepFree: 'Accès sans marche.',
    host: 'Proposé par',
    seats: 'Places',
    seatsOf: (capacity: number) => `${capacity} places en tout`,
    online: 'En ligne',
    onlineAddress: 'Rejoindre l’atelier en ligne',
    onlineAfter: 'L’adresse de connexion sera donnée après l’inscription.',
    onlineToo: 'Peut aussi se suivre en ligne.',
    directions: 'Voir l’itinéraire',
    directionsHint: 'ouvre OpenStreetMap',
    venuePage: 'Tous les ateliers de ce lieu',
    approximate: 'L’emplacement sur la carte est approximatif. Fiez-vous à l’adresse.',
    phone: 'Téléphone du lieu',
    website: 'Site du lieu',
    signUpDoor: 'S’inscrire à cet atelier',
    nearest: 'Près de là, avec des places',
    reason: (reason: string) => `Raison\u00a0: ${reason}`,
    description: (title: string, day: string, place: string) => `${title}, ${day}, ${place}.`,
  },
  venue: {
    kicker: 'Lieu',
    sessions: 'Ateliers à venir dans ce lieu',
    none: 'Aucun atelier n’est annoncé ici pour le moment.',
    nearby: (place: string) => `Chercher près de ${place}`,
    address: 'Adresse',
    opening: 'Horaires d’ouverture',
    closed: 'Ce lieu est fermé.',
    calendar: 'Calendrier de ce lieu',
  },
  territory: {
    title: (name: string) => `Ateliers sur l’intelligence artificielle\u00a0: ${name}`,
    department: 'Département',
    region: 'Région',
    sessions: 'Prochains ateliers',
    none: 'Aucun atelier n’est encore annoncé ici.',
    all: (count: string) => `Voir les ${count} ateliers à venir`,
    figures: 'En chiffres',
    neighbours: 'Autres départements de la région',
    departments: 'Départements de la région',
    count: (name: string, count: number, shown: string) =>
      `${name}\u00a0: ${count > 1 ? `${shown} ateliers` : `${shown} atelier`}`,
    map: 'Sur la carte',
    calendar: 'Calendrier du département',
  },
  campaign: {
    kicker: 'Édition',
    days: (from: string, to: string) => `Du ${from} au ${to}`,
    coming: 'Cette édition est à venir.',
    over: 'Cette édition est terminée.',
    others: 'Les autres éditions',
  },
  /** Labels of the codes of app/domain/session.ts. */
  vocabulary: {
    audiences: {
      'tout-public': 'Tout public',
      seniors: 'Seniors',
      'demandeurs-emploi': 'Demandeurs d’emploi',
      femmes: 'Femmes',
      'jeunes-familles': 'Jeunes et familles',
      associations: 'Associations',
      'tpe-pme': 'Petites entreprises',
      'agents-publics': 'Agents publics',
      'professionnels-inclusion': 'Professionnels de l’inclusion',
    },
    formats: {
      'cafe-debat': 'Café-débat',
      atelier: 'Atelier pratique',
      conference: 'Conférence',
      demonstration: 'Démonstration',
      visite: 'Visite',
      webinaire: 'Webinaire',
    },
    languages: {
      fr: 'Français',
      en: 'Anglais',
      ar: 'Arabe',
      es: 'Espagnol',
      pt: 'Portugais',
      tr: 'Turc',
      uk: 'Ukrainien',
      lsf: 'Langue des signes française',
    },
    attendances: {
      on_site: 'Sur place',
      online: 'En ligne',
      both: 'Sur place et en ligne',
    },
    entries: {
      sign_up: 'Sur inscription',
      drop_in: 'Entrée libre, sans inscription',
    },
    states: {
      draft: 'Brouillon',
      published: 'Publié',
      cancelled: 'Annulé',
      under_way: 'En ce moment',
      past: 'Terminé',
    },
    otherProgramme: 'Autre programme',
    availability: {
      open: (left: number | undefined) =>
        left === undefined ? 'Places disponibles' : `${left} places disponibles`,
      nearlyFull: (left: number) => (left > 1 ? `Plus que ${left} places` : 'Plus qu’une place'),
      full: 'Complet, liste d’attente ouverte',
      dropIn: 'Entrée libre',
    },
    between: (from: string, to: string) => `de ${from} à ${to}`,
    on: (day: string) => `le ${day}`,
    until: (day: string, time: string) => `jusqu’au ${day} à ${time}`,
    at: (time: string) => `à ${time}`,
  },
  /** Pages on paper and links passed on. */
  sharing: {
    programme: 'Programme des ateliers',
    printProgramme: 'Programme à imprimer',
    print: 'Imprimer ce programme',
    backToList: 'Retour à la liste',
    here: 'Autour de vous',
    everywhere: 'Toute la France',
    around: (place: string, radius: number) => `${place} et ${radius}\u00a0km autour`,
    count: (count: number, shown: string) =>
      count > 1 ? `${shown} ateliers à venir, gratuits` : `${shown} atelier à venir, gratuit`,
    asOf: (day: string) => `Programme au ${day}. Les places et les horaires peuvent changer.`,
    upToDate: 'À jour, et pour s’inscrire\u00a0:',
    more: (count: number, shown: string) =>
      count > 1
        ? `Et ${shown} autres ateliers\u00a0: la liste entière est à l’adresse en haut de la page.`
        : 'Et un autre atelier\u00a0: la liste entière est à l’adresse en haut de la page.',
    full: 'Complet',
    code: (place: string) => `Code QR\u00a0: ${place}`,
  },
  /** Pages that say why nothing else could be shown. */
  errorPages: {
    badRequest: {
      title: 'Cette demande n’est pas lisible',
      body: 'L’adresse ou le formulaire contient quelque chose que nous ne comprenons pas. Revenez en arrière et recommencez.',
    },
    forbidden: {
      title: 'Cette page ne vous est pas ouverte',
      body: 'Le lien a peut-être expiré, ou la page appartient à une autre personne. Connectez-vous, ou demandez un nouveau lien.',
    },
    notFound: {
      title: 'Cette page n’existe pas',
      body: 'L’adresse est peut-être incomplète, ou l’atelier a été retiré. La recherche vous montrera tous les ateliers ouverts.',
    },
    methodNotAllowed: {
      title: 'Cette page ne reçoit pas de formulaire',
      body: 'Revenez à la page d’avant et recommencez depuis son bouton.',
    },
    tooLarge: {
      title: 'Votre envoi est trop lourd',
      body: 'Rien n’a été enregistré. Raccourcissez vos textes, puis envoyez de nouveau.',
    },
    unprocessable: {
      title: 'Votre envoi n’a pas pu être enregistré',
      body: 'Revenez en arrière, vérifiez vos réponses, puis envoyez de nouveau.',
    },
    tooMany: {
      title: 'Trop de demandes en peu de temps',
      body: 'Pour protéger le site, nous faisons une pause. Attendez une minute, puis recommencez.',
    },
    unavailable: {
      title: 'Le site est indisponible pour un instant',
      body: 'Nous y travaillons. Rechargez la page dans une minute.',
    },
    unexpected: {
      title: 'Quelque chose n’a pas marché de notre côté',
      body: 'Vous n’avez rien fait de mal. Recommencez dans un instant. Si cela continue, donnez-nous le numéro ci-dessous.',
    },
    requestId: (id: string) => `Numéro de la demande\u00a0: ${id}`,
    status: (status: number) => `Erreur ${status}`,
    find: 'Trouver un atelier',
    home: 'Revenir à l’accueil',
    signIn: 'Se connecter',
  },
  forms: {
    optional: '(facultatif)',
    summaryTitle: (count: number) =>
      count > 1 ? `${count} réponses sont à corriger` : 'Une réponse est à corriger',
    summaryLine: (label: string, message: string) => `${label.replace(/\s*\?$/, '')}\u00a0: ${message}`,
    errorPrefix: 'Erreur\u00a0: ',
  },
  /** Inside calendar files and beside their links. */
  calendar: {
    name: 'Semaine de l’IA pour tous\u00a0: ateliers',
    nameOf: (place: string) => `Ateliers IA\u00a0: ${place}`,
    online: 'En ligne',
    cancelledTitle: (title: string) => `ANNULÉ\u00a0: ${title}`,
    cancelled: (reason: string | null) => (reason ? `Atelier annulé\u00a0: ${reason}` : 'Atelier annulé.'),
    programme: (name: string) => `Programme\u00a0: ${name}`,
    alsoOnline: 'Sur place et en ligne.',
    joinOnline: (url: string) => `Lien pour participer en ligne\u00a0: ${url}`,
    bring: (what: string) => `À apporter\u00a0: ${what}`,
    localHours: (from: string, until: string, zone: string) => `Sur place, de ${from} à ${until} (${zone}).`,
    more: (url: string) => `Détails et inscription\u00a0: ${url}`,
    /** By IANA name, as said inside a sentence. */
    zones: {
      'Europe/Paris': 'heure de Paris',
      'Indian/Reunion': 'heure de La Réunion',
      'Indian/Mayotte': 'heure de Mayotte',
      'America/Guadeloupe': 'heure de la Guadeloupe',
      'America/Martinique': 'heure de la Martinique',
      'America/Cayenne': 'heure de la Guyane',
      'America/Miquelon': 'heure de Saint-Pierre-et-Miquelon',
      'America/St_Barthelemy': 'heure de Saint-Barthélemy',
      'America/Marigot': 'heure de Saint-Martin',
      'Pacific/Noumea': 'heure de la Nouvelle-Calédonie',
      'Pacific/Tahiti': 'heure de Tahiti',
      'Pacific/Marquesas': 'heure des Marquises',
      'Pacific/Gambier': 'heure des Gambier',
      'Pacific/Wallis': 'heure de Wallis-et-Futuna',
    },
    unknownPlace: 'Ce lieu est inconnu. Écrivez le nom d’une commune ou un code postal.',
    severalPlaces: (labels: string) => `Plusieurs lieux portent ce nom. Choisissez-en un\u00a0: ${labels}.`,
  },
  /** How to follow a calendar; one step a line, with the words that the applications themselves use. */
  subscribing: {
    link: 'Comment faire, pas à pas (Android, iPhone, Outlook, Thunderbird)',
    title: 'Suivre les ateliers dans votre agenda',
    lead: 'Les nouveaux ateliers arrivent d’eux-mêmes dans votre agenda. Les changements et les annulations aussi.',
    calendarOf: (what: string) => `Calendrier\u00a0: ${what}`,
    filtered: 'avec les critères de votre recherche',
    address: 'Adresse à copier',
    addressHelp:
      'Touchez l’adresse longuement, ou faites trois clics dessus, puis choisissez «\u00a0Copier\u00a0».',
    copy: 'Copier l’adresse',
    copied: 'L’adresse est copiée.',
    notCopied: 'L’adresse est sélectionnée. Copiez-la vous-même.',
    list: 'Voir ces ateliers',
    devices: {
      android: {
        title: 'Sur un téléphone Android (Google Agenda)',
        button: 'Ajouter à Google Agenda',
        steps: [
          'Le plus simple\u00a0: appuyez sur le bouton ci-dessus, puis sur «\u00a0Ajouter\u00a0». L’application seule ne sait pas le faire\u00a0: la page s’ouvre dans le navigateur.',
          'Si cela ne marche pas, copiez l’adresse. Ouvrez calendar.google.com sur un ordinateur. Sur le téléphone, demandez au navigateur la «\u00a0Version pour ordinateur\u00a0».',
          'À côté de «\u00a0Autres agendas\u00a0», appuyez sur le signe +, puis sur «\u00a0À partir de l’URL\u00a0».',
          'Collez l’adresse. Appuyez sur «\u00a0Ajouter un agenda\u00a0».',
          'Ouvrez l’application Google Agenda sur le téléphone. Dans ses paramètres, touchez le nom de l’agenda et activez «\u00a0Synchronisation\u00a0».',
        ],
      },
      apple: {
        title: 'Sur un iPhone, un iPad ou un Mac',
        button: 'S’abonner avec Calendrier',
        steps: [
          'Appuyez sur le bouton ci-dessus, puis sur «\u00a0S’abonner\u00a0».',
          'Choisissez le compte, puis appuyez sur «\u00a0Ajouter\u00a0».',
          'Si rien ne s’ouvre, copiez l’adresse. Ouvrez l’application Calendrier, puis «\u00a0Calendriers\u00a0» en bas de l’écran.',
          'Appuyez sur «\u00a0Ajouter un calendrier\u00a0», puis sur «\u00a0Ajouter un calendrier avec abonnement\u00a0». Collez l’adresse.',
        ],
      },
      outlook: {
        title: 'Dans Outlook',
        button: 'Ajouter à Outlook.com',
        steps: [
          'Avec une adresse Outlook.com, Hotmail ou Live\u00a0: appuyez sur le bouton ci-dessus, puis sur «\u00a0Importer\u00a0».',
          'Au travail, copiez l’adresse. Ouvrez le calendrier d’Outlook, puis «\u00a0Ajouter un calendrier\u00a0».',
          'Choisissez «\u00a0S’abonner à partir du web\u00a0». Collez l’adresse.',
          'Donnez un nom au calendrier. Appuyez sur «\u00a0Importer\u00a0».',
        ],
      },
      thunderbird: {
        title: 'Dans Thunderbird',
        steps: [
          'Copiez l’adresse. Ouvrez l’agenda de Thunderbird.',
          'Appuyez sur «\u00a0Nouvel agenda\u00a0», puis choisissez «\u00a0Sur le réseau\u00a0».',
          'Laissez le nom d’utilisateur vide. Collez l’adresse dans «\u00a0Emplacement\u00a0».',
          'Appuyez sur «\u00a0Rechercher des agendas\u00a0», puis sur «\u00a0S’abonner\u00a0».',
        ],
      },
    },
    afterwards: {
      title: 'Bon à savoir',
      items: [
        'Votre agenda revient chercher les nouveautés de lui-même. Selon l’application, cela prend d’une heure à une journée.',
        'S’abonner n’est pas s’inscrire\u00a0: pour garder une place, ouvrez l’atelier et inscrivez-vous.',
        'Nous ne savons pas qui s’abonne. Il n’y a ni compte, ni adresse à donner.',
        'Pour arrêter, supprimez ce calendrier dans votre application.',
      ],
    },
  },
  /** Mails and texts. */
  mail: {
    greeting: (name: string | null) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    footer: (site: string) =>
      `Message envoyé automatiquement par ${site}. Inutile d’y répondre. Aucun traceur dans ce message.`,
    /** Between a label and what it labels. */
    colon: '\u00a0:',
    why: 'Vous recevez ce message parce que ce contact a été donné pour une inscription à cet atelier.',
    labels: {
      what: 'Atelier',
      when: 'Quand',
      where: 'Où',
      seats: 'Places',
      bring: 'À apporter',
      reason: 'Motif',
      onTheSpot: 'Sur place',
      transport: 'Comment venir',
      access: 'Accès',
      directions: 'Itinéraire',
      phone: 'Téléphone du lieu',
      joinOnline: 'Lien pour participer en ligne',
      titleBefore: 'Ancien titre',
      whenBefore: 'Ancien horaire',
      whereBefore: 'Ancien lieu',
    },
    /** `mardi 18 mai 2027`, `14:00`, `16:00`. */
    hours: (day: string, from: string, until: string) => `${day}, de ${from} à ${until}`,
    acrossDays: (day: string, from: string, lastDay: string, until: string) =>
      `du ${day}, ${from}, au ${lastDay}, ${until}`,
    moment: (day: string, time: string) => `${day} à ${time}`,
    zone: (when: string, zone: string) => `${when} (${zone})`,
    online: 'En ligne',
    alsoOnline: (place: string) => `${place}, et en ligne`,
    seats: (n: number) => (n === 1 ? '1 place' : `${n} places`),
    nextTitle: 'Et maintenant\u00a0?',
    alternatives: 'D’autres ateliers où il reste des places',
    buttons: {
      registration: 'Voir, modifier ou annuler mon inscription',
      offer: 'Accepter ou refuser',
      session: 'Voir l’atelier',
      others: 'Trouver un autre atelier',
      signIn: 'Me connecter',
    },
    confirmed: {
      subject: (title: string) => `Inscription confirmée\u00a0: ${title}`,
      intro: (n: number) =>
        n === 1 ? 'C’est noté, votre place est réservée.' : `C’est noté, vos ${n} places sont réservées.`,
      next: [
        'Gardez ce message\u00a0: son lien mène à votre inscription.',
        'Ajoutez l’atelier à votre agenda avec le fichier joint.',
        'Un empêchement\u00a0? Annulez par le lien\u00a0: votre place servira à quelqu’un.',
      ],
    },
    waiting: {
      subject: (title: string) => `Liste d’attente\u00a0: ${title}`,
      intro: (n: number) =>
        n === 1
          ? 'L’atelier est complet. Vous êtes sur la liste d’attente.'
          : `L’atelier n’a pas ${n} places libres. Vous êtes sur la liste d’attente.`,
      next: [
        'Rien n’est encore réservé. Vous n’avez rien à faire d’ici là.',
        'Dès qu’une place se libère pour vous, nous vous écrivons\u00a0: vous avez jusqu’à 12 heures pour l’accepter.',
        'Vous ne souhaitez plus venir\u00a0? Retirez-vous de la liste par le lien.',
      ],
    },
    promoted: {
      subject: (title: string) => `Une place s’est libérée\u00a0: ${title}`,
      intro: (n: number) =>
        n === 1
          ? 'Bonne nouvelle\u00a0: une place s’est libérée, elle est à vous.'
          : `Bonne nouvelle\u00a0: vos ${n} places se sont libérées, elles sont à vous.`,
    },
    offered: {
      subject: (title: string) => `Une place pour vous, à confirmer\u00a0: ${title}`,
      intro: (n: number) =>
        n === 1
          ? 'Bonne nouvelle\u00a0: une place s’est libérée. Elle est gardée pour vous.'
          : `Bonne nouvelle\u00a0: ${n} places se sont libérées. Elles sont gardées pour vous.`,
      until: 'À confirmer avant le',
      next: [
        'Ouvrez le lien, puis acceptez ou refusez\u00a0: un clic suffit.',
        'Si vous refusez, la place va à quelqu’un d’autre.',
        'Sans réponse à temps, vous passez à la fin de la liste d’attente. La deuxième fois, votre inscription est annulée.',
      ],
    },
    offerLapsed: {
      subject: (title: string) => `Offre expirée\u00a0: ${title}`,
      intro: (n: number) =>
        n === 1
          ? 'Nous n’avons pas eu votre réponse à temps. La place est proposée à quelqu’un d’autre.'
          : 'Nous n’avons pas eu votre réponse à temps. Les places sont proposées à quelqu’un d’autre.',
      next: [
        'Vous restez sur la liste d’attente, à la fin.',
        'Si une place se libère encore, nous vous écrivons. Sans réponse cette fois, votre inscription sera annulée.',
        'Vous ne souhaitez plus venir\u00a0? Quittez la liste par le lien.',
      ],
    },
    registrationLapsed: {
      subject: (title: string) => `Inscription annulée\u00a0: ${title}`,
      intro: 'Deux fois, nous n’avons pas eu votre réponse à temps. Votre inscription est annulée.',
      again: 'Vous voulez encore venir\u00a0? Inscrivez-vous de nouveau sur la page de l’atelier.',
    },
    changed: {
      subject: (title: string) => `Inscription modifiée\u00a0: ${title}`,
      intro: (n: number) =>
        n === 1 ? 'Vous avez maintenant une place.' : `Vous avez maintenant ${n} places.`,
      waiting: (n: number) =>
        n === 1
          ? 'Vous attendez maintenant une place, sur la liste d’attente.'
          : `Vous attendez maintenant ${n} places, sur la liste d’attente.`,
    },
    cancelled: {
      subject: (title: string) => `Inscription annulée\u00a0: ${title}`,
      intro:
        'Votre inscription est annulée. Merci de nous avoir prévenus\u00a0: la place servira à quelqu’un.',
    },
    sessionChanged: {
      subject: (title: string) => `Changement\u00a0: ${title}`,
      intro: 'L’atelier de votre inscription a changé. Voici ce qui vaut maintenant.',
      waiting: 'L’atelier dont vous attendez une place a changé. Voici ce qui vaut maintenant.',
      cannotCome:
        'Cela ne vous convient plus\u00a0? Annulez par le lien\u00a0: votre place servira à quelqu’un.',
    },
    reminder: {
      subject: (title: string) => `Rappel\u00a0: ${title}`,
      intro: (n: number) =>
        n === 1
          ? 'Votre atelier approche, votre place vous attend.'
          : `Votre atelier approche, vos ${n} places vous attendent.`,
      cannotCome:
        'Vous ne pouvez plus venir\u00a0? Ouvrez le lien, puis annulez\u00a0: votre place servira à quelqu’un.',
    },
    reconfirmation: {
      subject: (title: string) => `Venez-vous toujours\u00a0? ${title}`,
      intro: (n: number) =>
        n === 1
          ? 'D’autres personnes attendent une place pour cet atelier. Venez-vous toujours\u00a0?'
          : `D’autres personnes attendent une place. Venez-vous toujours, avec vos ${n} places\u00a0?`,
      button: 'Répondre',
      answer: (until: string) => `Ouvrez le lien, puis répondez avant le ${until}.`,
      silence: 'Sans réponse, votre place ira à quelqu’un qui attend.',
    },
    thanks: {
      subject: (title: string) => `Merci, et la suite\u00a0: ${title}`,
      intro: (title: string) =>
        `L’atelier «\u00a0${title}\u00a0» a eu lieu. Merci de votre inscription. Voici des idées pour continuer, comme vous l’avez demandé.`,
      programmes: (name: string) => `Ateliers ${name}`,
      notAgain: 'C’est notre dernier message pour cet atelier.',
    },
    letter: {
      from: (mediator: string) => `Ce message vous est envoyé par ${mediator}. Répondez-lui directement.`,
    },
    withdrawn: {
      intro: 'Les organisateurs de l’atelier ont annulé votre inscription.',
      again: 'Vous voulez venir quand même\u00a0? Inscrivez-vous à nouveau sur la page de l’atelier.',
    },
    freed: {
      subject: (title: string) => `Place libérée\u00a0: ${title}`,
      intro:
        'Nous n’avons pas eu votre réponse. Votre place est donc allée à quelqu’un qui attendait, comme annoncé.',
      again: 'Vous vouliez venir\u00a0? Inscrivez-vous à nouveau sur la page de l’atelier.',
    },
    /** Alerts ("Prévenez-moi"). */
    alerts: {
      why: 'Vous recevez ce message parce que cette adresse a été donnée pour une alerte.',
      manage: 'Voir, modifier ou arrêter cette alerte',
      confirmation: {
        subject: (place: string) => `Confirmez votre alerte\u00a0: ${place}`,
        intro: (place: string, radius: number) =>
          `Vous voulez être prévenu des nouveaux ateliers à moins de ${radius}\u00a0km de ${place}. Ouvrez le lien, puis confirmez. Il vaut 48 heures.`,
        button: 'Confirmer mon alerte',
        notYou:
          'Vous n’avez rien demandé\u00a0? Ne faites rien\u00a0: dans 48 heures, cette adresse est effacée.',
        sms: 'Confirmez votre alerte',
      },
      known: {
        subject: (place: string) => `Votre alerte\u00a0: ${place}`,
        intro: (place: string, radius: number) =>
          `Vous avez déjà une alerte pour les ateliers à moins de ${radius}\u00a0km de ${place}. Voici son lien.`,
        sms: 'Votre alerte',
      },
      sessions: {
        subject: (count: number, place: string) =>
          count > 1
            ? `${count} nouveaux ateliers près de\u00a0: ${place}`
            : `Un nouvel atelier près de\u00a0: ${place}`,
        intro: (count: number, place: string, radius: number) =>
          count > 1
            ? `${count} nouveaux ateliers correspondent à votre alerte, à moins de ${radius}\u00a0km de ${place}. Les places peuvent partir vite.`
            : `Un nouvel atelier correspond à votre alerte, à moins de ${radius}\u00a0km de ${place}. Les places peuvent partir vite.`,
        more: (count: number) => (count > 1 ? `Voir les ${count} autres ateliers` : 'Voir un autre atelier'),
        sms: (count: number, when: string) =>
          count > 1 ? `${count} nouveaux ateliers, le premier le ${when}` : `Nouvel atelier le ${when}`,
      },
    },
    contactChanged: {
      subject: (title: string) => `Changement de contact\u00a0: ${title}`,
      intro: 'Vous recevrez maintenant ici les messages de votre inscription.',
      former: (title: string) =>
        `Le contact d’une inscription à l’atelier «\u00a0${title}\u00a0» a changé. Nous n’écrirons plus ici à son sujet.`,
      notYou:
        'Le lien que vous aviez ne marche plus. Vous n’avez pas demandé ce changement\u00a0? Inscrivez-vous de nouveau, sur la page de l’atelier.',
    },
    sessionCancelled: {
      subject: (title: string) => `Atelier annulé\u00a0: ${title}`,
      intro: 'Cet atelier n’aura pas lieu. Nous en sommes désolés. Vous n’avez rien à faire.',
      others: 'D’autres ateliers ont lieu près de chez vous.',
    },
    reportsDue: {
      subject: (n: number, title: string) =>
        n === 1 ? `Bilan à faire\u00a0: ${title}` : `${n} bilans d’atelier à faire`,
      intro: (n: number) =>
        n === 1
          ? 'Votre atelier est terminé. Combien de personnes sont venues\u00a0? Deux réponses, trente secondes, sans vous connecter.'
          : 'Ces ateliers sont terminés et leur bilan manque. Combien de personnes sont venues\u00a0? Deux réponses pour chacun, trente secondes, sans vous connecter.',
      button: 'Faire le bilan',
      more: (n: number) =>
        n === 1 ? 'Encore un bilan dans votre espace' : `Encore ${n} bilans dans votre espace`,
      keepToYourself:
        'Ne transférez pas ce message\u00a0: ses liens ouvrent vos bilans, pendant 30 jours après chaque atelier.',
      why: 'Vous recevez ce message parce que vous avez animé ces ateliers.',
      sms: (n: number) => (n === 1 ? 'Bilan à faire' : `${n} bilans à faire`),
    },
    signIn: {
      subject: 'Votre lien de connexion',
      intro: 'Voici votre lien pour vous connecter. Il sert une seule fois et vaut 15 minutes.',
      notYou:
        'Vous n’avez rien demandé\u00a0? Ne faites rien\u00a0: personne ne peut se connecter sans ce lien.',
    },
    /** Text messages: one of 160 signs each, so short; the title that follows is cut to fit. */
    sms: {
      confirmed: (when: string) => `Place confirmée le ${when}`,
      waiting: 'Liste d’attente',
      promoted: (when: string) => `Une place pour vous le ${when}`,
      offered: (until: string) => `Une place pour vous, répondez avant le ${until}`,
      offerLapsed: 'Offre expirée, vous restez en fin de liste',
      registrationLapsed: 'Sans réponse de vous, inscription annulée',
      changed: 'Inscription modifiée',
      cancelled: 'Inscription annulée',
      reminder: (when: string) => `Rappel, atelier le ${when}`,
      reconfirmation: (when: string, until: string) =>
        `Venez-vous le ${when}\u00a0? Répondez avant le ${until}`,
      thanks: 'Merci, et la suite',
      withdrawn: 'Inscription annulée par les organisateurs',
      freed: 'Sans réponse de vous, place libérée',
      sessionChanged: (when: string) => `Changement, atelier le ${when}`,
      sessionCancelled: (when: string) => `ANNULÉ, atelier du ${when}`,
      newContact: 'Vos messages viennent ici maintenant',
      formerContact: 'Contact changé, nous n’écrirons plus ici',
      signIn: 'Lien de connexion',
    },
  },
  /** `/demo/messages`: the outbox of the demonstration. */
  demoMessages: {
    title: 'Messages de la démonstration',
    intro: 'Rien ne part d’ici. Voici ce que les personnes auraient reçu, le plus récent en premier.',
    introSending: 'Voici les derniers messages, le plus récent en premier.',
    none: 'Aucun message pour l’instant. Inscrivez-vous à un atelier pour en voir un.',
    to: 'À',
    writtenAt: 'Écrit le',
    waiting: 'En attente',
    sent: 'Envoyé',
    failed: 'Non distribué',
    dropped: 'Ce message ne partira pas\u00a0: la situation a changé depuis.',
    email: 'Courriel',
    sms: 'SMS',
    attachment: (name: string) => `Voir le fichier joint\u00a0: ${name}`,
  },
  /** `/connexion`: for mediators and coordinators. */
  signIn: {
    title: 'Connexion',
    lead: 'Pour les médiateurs et les coordinateurs. Nous vous envoyons un lien\u00a0: pas de mot de passe.',
    email: 'Votre adresse électronique',
    emailHint: 'Celle de votre compte, par exemple prenom.nom@structure.fr',
    send: 'Recevoir mon lien de connexion',
    sentTitle: 'Regardez votre messagerie',
    sent: 'Si cette adresse a un compte, un lien vient de lui être envoyé. Il sert une seule fois et vaut 15 minutes.',
    sentNothing:
      'Rien reçu après quelques minutes\u00a0? Regardez dans les indésirables, ou demandez un autre lien.',
    sentInDemo: 'Voir les messages de la démonstration',
    already: (name: string) => `Vous êtes connecté comme ${name}.`,
    continue: 'Continuer',
    signOut: 'Se déconnecter',
    demoTitle: 'Comptes de la démonstration',
    demoLead: 'Ces personnes sont inventées. Entrez sans lien pour essayer.',
    demoEnter: (name: string) => `Entrer comme ${name}`,
    mediator: 'Médiatrice ou médiateur',
    coordinator: 'Coordination',
    confirmTitle: 'Un dernier clic',
    confirmLead: 'Votre lien est valable. Cliquez pour ouvrir votre espace sur cet appareil.',
    confirm: 'Me connecter',
    usedTitle: 'Ce lien a déjà servi',
    used: 'Chaque lien sert une seule fois. Demandez-en un autre, cela prend une minute.',
    expiredTitle: 'Ce lien a expiré',
    expired: 'Un lien vaut 15 minutes. Demandez-en un autre, cela prend une minute.',
    unknownTitle: 'Ce lien n’est pas valable',
    unknown: 'L’adresse est peut-être coupée. Copiez le lien en entier, ou demandez-en un autre.',
    askAgain: 'Demander un autre lien',
  },
  /** The sign-up form of a session. */
  signUp: {
    title: 'S’inscrire',
    titleWaiting: 'S’inscrire sur la liste d’attente',
    intro: 'Pas de compte à créer. Vous pouvez aussi inscrire quelqu’un d’autre.',
    labels: {
      name: 'Comment vous appeler\u00a0?',
      contact: 'E-mail ou téléphone',
      seats: 'Nombre de places',
    },
    hints: {
      name: 'Un prénom suffit.',
      contact: 'Pour vous confirmer l’inscription et vous prévenir d’un changement. Rien d’autre.',
      seats: 'Vous compris. Un groupe est accueilli ensemble, ou attend ensemble.',
    },
    seats: (n: number) => (n === 1 ? '1 place' : `${n} places`),
    button: 'S’inscrire',
    buttonWaiting: 'M’inscrire sur la liste d’attente',
    privacy: 'Ces informations sont effacées 60 jours après l’atelier.',
    nearlyFull: (left: number) =>
      left === 1 ? 'Il reste une seule place.' : `Il ne reste que ${left} places.`,
    overflow: 'Si votre groupe dépasse les places libres, il passe sur la liste d’attente.',
    full: 'Cet atelier est complet. Inscrivez-vous sur la liste d’attente\u00a0: nous vous prévenons dès qu’une place se libère pour vous.',
    dropIn: {
      title: 'Entrée libre',
      body: 'Pas d’inscription pour cet atelier\u00a0: venez directement.',
    },
    closed: {
      cancelled: {
        title: 'Atelier annulé',
        body: 'Cet atelier n’aura pas lieu. Les personnes inscrites ont été prévenues.',
      },
      started: {
        title: 'Inscriptions closes',
        body: 'L’atelier a commencé\u00a0: on ne peut plus s’inscrire ici.',
      },
      past: { title: 'Atelier terminé', body: 'Cet atelier est passé. Vous pouvez en trouver un autre.' },
      not_published: {
        title: 'Inscriptions pas encore ouvertes',
        body: 'Cet atelier n’est pas encore publié.',
      },
    },
    largerThanCapacity: (capacity: number) =>
      capacity === 1
        ? 'Cet atelier n’accueille qu’une personne à la fois. Demandez une seule place.'
        : `Cet atelier n’accueille que ${capacity} personnes. Demandez ${capacity} places au plus.`,
    already: {
      title: 'Ce contact est déjà inscrit à cet atelier',
      email:
        'Nous venons de renvoyer le lien de l’inscription à cette adresse e-mail. Ouvrez-le pour voir, modifier ou annuler.',
      phone:
        'Nous venons de renvoyer le lien de l’inscription à ce numéro. Ouvrez-le pour voir, modifier ou annuler.',
      wait: 'Rien reçu\u00a0? Regardez dans les indésirables. Le lien part une fois par heure au plus.',
    },
    find: 'Trouver un autre atelier',
  },
  /** `/inscriptions/…`: one registration, for the person who has its link. */
  registration: {
    pageTitle: (title: string) => `Votre inscription\u00a0: ${title}`,
    hello: (name: string) => `Bonjour ${name}`,
    confirmed: {
      title: (n: number) => (n === 1 ? 'Votre place est réservée' : `Vos ${n} places sont réservées`),
      next: [
        'Gardez le lien de cette page\u00a0: il suffit pour revenir ici.',
        'Ajoutez l’atelier à votre agenda pour ne pas l’oublier.',
        'Un empêchement\u00a0? Annulez\u00a0: votre place servira à quelqu’un.',
      ],
      sent: {
        email: 'Ce lien est aussi dans le message que nous vous envoyons par e-mail.',
        phone: 'Ce lien est aussi dans le message que nous vous envoyons par SMS.',
      },
    },
    waiting: {
      title: 'Vous êtes sur la liste d’attente',
      position: (position: number, seats: number) =>
        `Vous êtes en position ${position}, pour ${seats === 1 ? '1 place' : `${seats} places`}.`,
      next: [
        'Rien n’est encore réservé. Vous n’avez rien à faire d’ici là.',
        'Les places libérées sont proposées au premier groupe de la liste qui peut entrer en entier.',
        'Quand c’est votre tour, nous vous prévenons. Vous avez 12 heures pour accepter, moins à l’approche de l’atelier.',
        'Dans les quatre dernières heures, la place est à vous sans rien demander.',
      ],
      withoutOffer: [
        'Rien n’est encore réservé. Vous n’avez rien à faire d’ici là.',
        'Les places libérées vont au premier groupe de la liste qui peut entrer en entier.',
        'Quand c’est votre tour, la place est à vous et on vous prévient.',
      ],
      lapsed:
        'Vous n’avez pas répondu à temps à une proposition. Vous êtes passé à la fin de la liste. La prochaine fois, sans réponse, votre inscription sera annulée.',
    },
    cancelled: {
      title: 'Votre inscription est annulée',
      body: 'Vous avez changé d’avis\u00a0? Inscrivez-vous de nouveau sur la page de l’atelier.',
    },
    sessionCancelled: {
      title: 'Cet atelier est annulé',
      body: 'Il n’aura pas lieu. Nous en sommes désolés. Vous n’avez rien à faire.',
      reason: (reason: string) => `Motif\u00a0: ${reason}`,
    },
    over: { title: 'Cet atelier est passé', body: 'Merci de votre intérêt.' },
    started: 'L’atelier a commencé\u00a0: l’inscription ne change plus.',
    already: 'Ce contact est déjà inscrit à cet atelier. Voici l’inscription.',
    seatsChanged: 'C’est noté\u00a0: votre nombre de places a changé.',
    details: 'L’atelier',
    what: 'Quoi',
    when: 'Quand',
    where: 'Où',
    seats: 'Places',
    bring: 'À apporter',
    online: 'En ligne',
    joinOnline: 'Lien pour participer en ligne',
    see: 'Voir la page de l’atelier',
    calendar: {
      title: 'Ne pas l’oublier',
      file: 'Ajouter à mon agenda (fichier .ics)',
      google: 'Google Agenda',
      outlook: 'Outlook',
      elsewhere: 'Ces deux liens ouvrent un autre site.',
      print: 'Imprimer',
    },
    change: {
      title: 'Changer le nombre de places',
      label: 'Nombre de places, vous compris',
      button: 'Changer le nombre de places',
      notEnough: (possible: number) =>
        possible === 1
          ? 'Il n’y a pas assez de places libres. Vous pouvez garder votre place.'
          : `Il n’y a pas assez de places libres. Vous pouvez en avoir ${possible} au plus.`,
    },
    cancel: {
      title: 'Annuler mon inscription',
      titleWaiting: 'Quitter la liste d’attente',
      sure: 'Vos places iront à d’autres personnes. Pour revenir, il faudra vous inscrire de nouveau.',
      sureWaiting: 'Vous perdrez votre position.',
      button: 'Oui, annuler mon inscription',
      buttonWaiting: 'Oui, quitter la liste d’attente',
    },
  },
  /** Freed seats that are held for somebody on the waiting list. */
  offer: {
    /** `mardi 18 mai`, `14:32`. */
    moment: (day: string, time: string) => `${day} à ${time}`,
    title: (n: number) =>
      n === 1 ? 'Une place s’est libérée pour vous' : `${n} places se sont libérées pour vous`,
    until: (n: number, deadline: string) =>
      n === 1
        ? `Elle est gardée pour vous jusqu’au ${deadline}.`
        : `Elles sont gardées pour vous jusqu’au ${deadline}.`,
    ask: 'Voulez-vous venir\u00a0?',
    accept: (n: number) => (n === 1 ? 'Oui, je prends la place' : `Oui, nous prenons les ${n} places`),
    decline: (n: number) => (n === 1 ? 'Non, je laisse la place' : 'Non, nous laissons les places'),
    next: [
      'Si vous acceptez, votre inscription est confirmée.',
      'Si vous refusez, elle est annulée. La place va à quelqu’un d’autre.',
    ],
    /** `last`: it is the second one. */
    silence: (last: boolean) =>
      last
        ? 'Sans réponse à temps, votre inscription est annulée.'
        : 'Sans réponse à temps, vous passez à la fin de la liste d’attente.',
    late: 'Cette proposition n’est plus valable\u00a0: la place est proposée à quelqu’un d’autre.',
  },
  /** `/alertes/…`: being told of new sessions. */
  alerts: {
    invitation: {
      title: 'Prévenez-moi',
      lead: 'Un atelier s’ouvre bientôt près de chez vous\u00a0? Nous vous écrivons quand il est annoncé.',
      leadEmpty:
        'Rien ne vous convient encore\u00a0? Nous vous écrivons dès qu’un atelier est annoncé près de chez vous.',
      button: 'Être prévenu des nouveaux ateliers',
    },
    form: {
      title: 'Prévenez-moi',
      lead: 'Nous vous écrivons quand un atelier qui vous convient est annoncé, une fois par jour au plus.',
      editTitle: 'Modifier mon alerte',
      where: 'Où',
      place: 'Commune ou code postal',
      placeHint: 'Par exemple\u00a0: Guéret, ou 23000',
      several: (typed: string) => `Plusieurs communes s’appellent «\u00a0${typed}\u00a0». Laquelle\u00a0?`,
      radius: 'Jusqu’à quelle distance\u00a0?',
      kilometres: (count: number) => `${count}\u00a0km`,
      online: 'Aussi les ateliers à suivre en ligne',
      what: 'Ce qui vous convient',
      audience: 'Pour qui',
      anyAudience: 'Peu importe',
      days: 'Quels jours\u00a0?',
      times: 'À quels moments\u00a0?',
      anyHint: 'Si vous ne cochez rien, tout vous convient.',
      dayNames: { week: 'Du lundi au vendredi', weekend: 'Le samedi et le dimanche' },
      timeNames: { morning: 'Le matin', afternoon: 'L’après-midi', evening: 'Le soir, après 18\u00a0heures' },
      contactTitle: 'Où vous écrire',
      email: 'Votre e-mail',
      emailOnly: 'Pour vous prévenir, rien d’autre. Les SMS ne sont pas possibles sur ce site.',
      contact: 'Votre e-mail ou votre téléphone',
      contactHint: 'Pour vous prévenir, rien d’autre. Par téléphone, vous recevez un SMS.',
      kept: (day: string) =>
        `Votre contact est effacé quand vous arrêtez l’alerte, et au plus tard après le ${day}.`,
      confirmNext: 'Vous recevrez un lien à confirmer sous 48\u00a0heures. Sans cela, tout est effacé.',
      button: 'Recevoir le lien à confirmer',
      save: 'Enregistrer',
    },
    noCampaign: {
      title: 'Rien à attendre pour l’instant',
      body: 'Aucune nouvelle édition n’est annoncée. Revenez bientôt, ou regardez les ateliers à venir.',
      find: 'Trouver un atelier',
    },
    sent: {
      title: 'Regardez vos messages',
      email: 'Nous venons de vous écrire. Ouvrez le lien de ce message, puis confirmez votre alerte.',
      phone: 'Nous venons de vous envoyer un SMS. Ouvrez son lien, puis confirmez votre alerte.',
      deadline: 'Le lien vaut 48\u00a0heures. Sans confirmation, votre contact est effacé.',
      nothing:
        'Rien reçu après quelques minutes\u00a0? Regardez dans les indésirables. Pour une même alerte, le lien part une fois par heure au plus.',
      demo: 'Voir les messages de la démonstration',
      find: 'Revenir aux ateliers',
    },
    page: {
      title: (place: string) => `Votre alerte\u00a0: ${place}`,
      unconfirmed: 'Votre alerte n’est pas encore active',
      unconfirmedLead:
        'Un clic suffit\u00a0: nous vous écrirons quand un atelier qui vous convient est annoncé.',
      confirm: 'Confirmer mon alerte',
      tooLate: 'Ce lien a plus de 48\u00a0heures. Demandez de nouveau votre alerte.',
      askAgain: 'Demander de nouveau',
      active: 'Votre alerte est active',
      activeLead: 'Nous vous écrivons quand un nouvel atelier vous convient, une fois par jour au plus.',
      confirmed: 'C’est confirmé. Votre alerte est active.',
      changed: 'C’est noté\u00a0: votre alerte a changé.',
      facts: 'Ce que vous attendez',
      place: 'Lieu',
      around: (place: string, radius: number) => `${place} et ${radius}\u00a0km autour`,
      onlineToo: 'Aussi en ligne',
      onlineTooYes: 'oui',
      onlineTooNo: 'non',
      audience: 'Pour qui',
      days: 'Jours',
      times: 'Moments',
      any: 'peu importe',
      contact: 'Contact',
      language: 'Langue des messages',
      asked: 'Alerte demandée',
      confirmedOn: 'Alerte confirmée',
      told: 'Dernier message',
      until: 'Effacement prévu',
      after: (day: string) => `après le ${day}`,
      change: 'Modifier mon alerte',
      now: 'Ce qui existe déjà',
      none: 'Aucun atelier ne correspond pour l’instant.',
      all: 'Voir tous les ateliers près de là',
      stopTitle: 'Arrêter et tout effacer',
      stopLead:
        'Vous ne recevrez plus rien. Votre contact et tout ce qui est sur cette page sont effacés tout de suite.',
      stop: 'Arrêter mon alerte',
      goneTitle: 'Cette alerte est arrêtée',
      goneLead: 'Nous ne gardons plus rien de vous à son sujet.',
      goneBody: 'Elle a été arrêtée, ou elle a pris fin avec l’édition qu’elle attendait.',
      again: 'Créer une autre alerte',
    },
    held: {
      title: 'Vos données',
      lead: 'Cette page montre tout ce que nous gardons de vous pour cette alerte. Vous pouvez l’emporter.',
      fileTitle: (day: string) => `Ce que nous gardons de vous pour cette alerte, le ${day}`,
      fileName: 'mon-alerte',
      toldTitle: 'Ateliers trouvés pour vous',
      waiting: 'à annoncer',
      told: (when: string) => `annoncé le ${when}`,
    },
    demand: {
      title: 'Demandes sans atelier près de chez elles',
      lead: 'Des personnes ont demandé une alerte. Aucun atelier ne leur convient encore. Aucun nom ni contact n’apparaît ici.',
      caption: 'Alertes confirmées et pas encore satisfaites, par commune',
      commune: 'Commune',
      audience: 'Pour qui',
      unmet: 'En attente',
      confirmed: 'Alertes en tout',
      none: 'Aucune demande n’attend dans votre territoire.',
    },
  },
  /** The page where a person sees, corrects and erases what is kept of a registration. */
  yourData: {
    pageTitle: (title: string) => `Vos données\u00a0: ${title}`,
    title: 'Vos données',
    lead: 'Tout ce que nous gardons de vous pour cet atelier.',
    link: 'Voir, corriger ou effacer vos données',
    back: 'Revenir à mon inscription',
    corrected: 'C’est noté\u00a0: vos informations sont corrigées.',
    contactChanged:
      'C’est noté. Nous vous écrirons à ce nouveau contact. L’ancien et le nouveau reçoivent un message qui le dit.',
    registrationTitle: 'Votre inscription',
    sessionTitle: 'L’atelier',
    messagesTitle: 'Les messages',
    noMessages: 'Aucun message n’est gardé.',
    nothingElse: 'Nous ne gardons rien d’autre de vous pour cet atelier.',
    privacy: 'Pourquoi nous gardons cela, et vos droits',
    /** Between a label and its value. */
    colon: '\u00a0:',
    labels: {
      name: 'Nom',
      contact: 'Contact',
      seats: 'Places',
      language: 'Langue des messages',
      signedUp: 'Inscription faite',
      confirmed: 'Place confirmée',
      waitingNumber: 'Numéro sur la liste d’attente',
      offeredUntil: 'Place proposée, à accepter avant le',
      lapsedOffers: 'Propositions restées sans réponse',
      cancelled: 'Inscription annulée',
      reconfirmedFor: 'Venue confirmée pour le',
      seatsPresent: 'Personnes pointées présentes',
      tickedAt: 'Pointage fait',
      thanksWantedSince: 'Message après l’atelier, demandé',
      typedBy: 'Formulaire rempli par',
      number: 'Numéro technique',
      forgottenOn: 'Effacement prévu',
      title: 'Titre',
      starts: 'Début',
      ends: 'Fin',
      place: 'Lieu',
      sessionCancelled: 'Atelier annulé',
    },
    languages: { fr: 'français', en: 'anglais' },
    mediator: 'un médiateur, pour vous',
    self: 'vous',
    at: (day: string, time: string) => `${day} à ${time}`,
    messageKinds: {
      'registration-confirmed': 'Inscription confirmée',
      'registration-waiting': 'Liste d’attente',
      'registration-promoted': 'Une place s’est libérée',
      'registration-changed': 'Inscription modifiée',
      'registration-cancelled': 'Inscription annulée',
      letter: 'Message des organisateurs',
      'registration-withdrawn': 'Inscription annulée par les organisateurs',
      'registration-freed': 'Place libérée, faute de réponse',
      'seat-offered': 'Place proposée',
      'offer-lapsed': 'Proposition restée sans réponse',
      'registration-lapsed': 'Inscription annulée, sans réponse',
      reminder: 'Rappel',
      thanks: 'Merci, et la suite',
      reconfirmation: 'Question\u00a0: venez-vous toujours\u00a0?',
      'session-changed': 'Changement de l’atelier',
      'session-cancelled': 'Atelier annulé',
      'contact-changed': 'Changement de contact',
      'alert-confirmation': 'Alerte à confirmer',
      'alert-sessions': 'Nouveaux ateliers',
    },
    otherMessage: 'Message',
    message: ({ what, to, written, state }: { what: string; to: string; written: string; state: string }) =>
      `${what}, pour ${to}\u00a0: écrit le ${written}, ${state}`,
    sent: (when: string) => `envoyé le ${when}.`,
    failed: (when: string) => `envoi abandonné le ${when}.`,
    notSent: 'pas encore envoyé.',
    called: (when: string) => `dit par téléphone le ${when}.`,
    delivered: (when: string) => `arrivé le ${when}.`,
    undelivered: (when: string) => `non arrivé (${when}).`,
    download: {
      title: 'Télécharger',
      text: 'Télécharger en texte, facile à lire',
      json: 'Télécharger en JSON, pour un logiciel',
      fileName: 'mes-donnees',
    },
    fileTitle: (day: string) => `Ce que nous gardons de vous, le ${day}`,
    correct: {
      title: 'Corriger',
      contactHint: 'Si vous le changez, nous prévenons l’ancien contact et le nouveau.',
      button: 'Corriger mes informations',
    },
    erase: {
      title: 'Effacer',
      open: 'Effacer mes données',
      coming:
        'Votre nom, votre contact et nos messages seront effacés tout de suite. Votre inscription sera aussi annulée\u00a0: vos places iront à d’autres personnes.',
      over: 'Votre nom, votre contact et nos messages seront effacés tout de suite. Seul le nombre de places restera, sans nom.',
      final: 'On ne peut pas revenir en arrière. Vous ne recevrez plus aucun message.',
      button: 'Oui, effacer mes données',
    },
    nothing: {
      title: 'Nous ne gardons plus rien de vous',
      lead: 'Votre nom, votre contact et les messages de cette inscription sont effacés.',
      body: 'Il ne reste qu’un nombre de places, sans nom. Ce lien ne sert plus à rien\u00a0: vous pouvez le jeter.',
      find: 'Trouver un atelier',
    },
  },
  /** Plain language: one idea a sentence, one sentence a line. */
  howItWorks: {
    link: 'Comment ça se passe\u00a0?',
    title: 'Comment ça se passe\u00a0?',
    lead: 'Avant, pendant et après un atelier. Tout est gratuit.',
    description: 'Ce qui se passe avant, pendant et après un atelier sur l’intelligence artificielle.',
    sections: [
      {
        title: 'C’est quoi, un atelier\u00a0?',
        items: [
          'Un atelier est une rencontre, près de chez vous ou en ligne.',
          'On y parle de l’intelligence artificielle, l’IA.',
          'Un médiateur vous accueille. C’est une personne qui explique.',
          'Vous n’avez pas besoin de savoir vous servir d’un ordinateur.',
          'Toutes les questions sont bonnes.',
        ],
      },
      {
        title: 'Avant\u00a0: vous choisissez',
        items: [
          'Écrivez le nom de votre commune, ou votre code postal.',
          'Vous voyez les ateliers près de chez vous.',
          'Ouvrez un atelier. Vous voyez le jour, l’heure et le lieu.',
          'Vous voyez aussi pour qui il est, et si l’on y entre sans marche.',
        ],
      },
      {
        title: 'Avant\u00a0: vous vous inscrivez',
        items: [
          'Donnez un nom. Un prénom suffit.',
          'Donnez un e-mail ou un numéro de téléphone. Un seul des deux suffit.',
          'Dites combien de personnes viennent, vous compris.',
          'Il n’y a pas de compte à créer, ni de mot de passe.',
          'Nous vous envoyons un message avec un lien. Gardez-le.',
          'Nous vous envoyons aussi un rappel, deux jours avant l’atelier.',
          'Si le message n’arrive pas, un médiateur peut vous appeler.',
          'Parfois, d’autres personnes attendent une place. Alors nous pouvons vous demander, cinq jours avant, si vous venez toujours.',
          'Répondez\u00a0: sans réponse, votre place peut aller à quelqu’un d’autre. Le message vous le dit.',
          'Certains ateliers sont en entrée libre\u00a0: venez sans vous inscrire.',
        ],
      },
      {
        title: 'L’atelier est complet\u00a0?',
        items: [
          'Vous pouvez vous inscrire sur la liste d’attente.',
          'Tant que vous attendez, rien n’est réservé.',
          'Si des places se libèrent pour vous, nous vous écrivons. Vous répondez oui ou non.',
          'Vous avez 12\u00a0heures pour répondre, moins si l’atelier est proche.',
          'Sans réponse, la place va à quelqu’un d’autre. Vous passez à la fin de la liste.',
          'Si vous ne répondez pas deux fois, votre inscription est annulée.',
          'Dans les quatre dernières heures, la place est à vous sans rien demander.',
        ],
      },
      {
        title: 'Rien près de chez vous\u00a0?',
        items: [
          'Sous votre recherche, choisissez «\u00a0Être prévenu des nouveaux ateliers\u00a0».',
          'Donnez un lieu, une distance et votre contact.',
          'Vous recevez un message. Ouvrez son lien et confirmez.',
          'Nous vous écrivons quand un atelier vous convient, une fois par jour au plus.',
          'Vous arrêtez quand vous voulez, avec le même lien.',
        ],
      },
      {
        title: 'Vous ne pouvez plus venir\u00a0?',
        items: [
          'Ouvrez le lien reçu dans le message.',
          'Appuyez sur «\u00a0Annuler mon inscription\u00a0», puis confirmez.',
          'Votre place servira à quelqu’un. Merci\u00a0!',
        ],
      },
      {
        title: 'L’atelier change ou n’a plus lieu\u00a0?',
        items: ['Nous vous écrivons tout de suite.', 'Si l’atelier est annulé, vous n’avez rien à faire.'],
      },
      {
        title: 'Pendant l’atelier',
        items: [
          'Venez quelques minutes avant l’heure.',
          'Dites votre nom au médiateur. Il le coche sur une liste. Vous n’avez rien à imprimer.',
          'Apportez ce que la page de l’atelier demande, s’il y a quelque chose.',
          'Vous écoutez, vous essayez, vous posez vos questions.',
          'Vous pouvez partir quand vous voulez.',
        ],
      },
      {
        title: 'Après l’atelier',
        items: [
          'Le médiateur note combien de personnes sont venues. Il ne note pas ce que vous avez dit.',
          'Vous voulez des idées pour continuer\u00a0? Cochez la case sur la page de votre inscription. Nous vous écrivons une seule fois.',
          'Nous effaçons votre nom et votre contact 60\u00a0jours après l’atelier.',
          'Vous pouvez les effacer avant. Ouvrez votre lien, puis «\u00a0Voir, corriger ou effacer vos données\u00a0».',
          'Vous pouvez vous inscrire à un autre atelier.',
        ],
      },
      {
        title: 'Besoin d’aide\u00a0?',
        items: [
          'Quelqu’un peut vous inscrire à votre place\u00a0: un proche, ou un médiateur.',
          'Un médiateur peut vous inscrire même sans e-mail ni téléphone.',
          'Vous pouvez appeler le lieu de l’atelier. Son numéro est sur la page de l’atelier, quand il en a donné un.',
        ],
      },
    ],
    find: 'Trouver un atelier',
  },
  /** What is wrong with one field, and how to mend it. */
  /** `/coordination/objectifs` */
  targets: {
    title: 'Objectifs',
    lead: (territory: string) => `Ce que l’on vise\u00a0: ${territory}.`,
    territory: { label: 'Territoire', show: 'Afficher' },
    wholeRegion: (region: string) => `${region}, toute la région`,
    whole: 'Tout le territoire',
    wholeNational: 'Les objectifs nationaux sont ceux de l’édition.',
    wholeLead:
      'Un objectif fixé vaut ici et sur les pages publiques. Sans lui, nous calculons la part du territoire selon le nombre d’habitants.',
    week: (monday: string) => `Semaine du ${monday}`,
    tables: {
      whole: {
        title: 'Tout le territoire',
        lead: '',
        caption: 'Objectifs de tout le territoire',
        head: 'Territoire',
      },
      regions: {
        title: 'Par région',
        lead: 'Chaque région a sa part de l’objectif national, ou celle que vous fixez.',
        caption: 'Objectifs de chaque région',
        head: 'Région',
      },
      departments: {
        title: 'Par département',
        lead: 'Chaque département a sa part selon le nombre d’habitants, ou celle que vous fixez.',
        caption: 'Objectifs de chaque département',
        head: 'Département',
      },
      programme: {
        title: 'Par programme',
        lead: 'Un programme n’a d’objectif que s’il est fixé.',
        caption: 'Objectifs de chaque programme',
        head: 'Programme',
      },
      audience: {
        title: 'Par public',
        lead: 'Un public n’a d’objectif que s’il est fixé.',
        caption: 'Objectifs de chaque public',
        head: 'Public',
      },
      week: {
        title: 'Par semaine',
        lead: 'Les semaines de l’édition, celle d’avant et celle d’après.',
        caption: 'Objectifs de chaque semaine',
        head: 'Semaine',
      },
    },
    origins: { set: 'fixé', computed: 'calculé' },
    withoutTarget: 'sans objectif',
    none: '—',
    gesture: 'Geste',
    set: 'Fixer',
    change: 'Changer',
    setFor: (name: string) => ` l’objectif\u00a0: ${name}`,
    sum: 'Somme des lignes',
    difference: (territory: string) => `Écart avec l’objectif\u00a0: ${territory}`,
    noDifference: 'aucun',
    more: (difference: string) => `${difference} de plus`,
    less: (difference: string) => `${difference} de moins`,
    partOf: (part: string, territory: string) => `${part}, ${territory}`,
    formTitle: (name: string) => `Fixer l’objectif\u00a0: ${name}`,
    formHintWhole: 'Laissez un champ vide pour revenir au nombre calculé selon la population.',
    formHintPart: 'Laissez un champ vide pour ne rien viser.',
    computedNow: (target: string) => `Nombre calculé\u00a0: ${target}.`,
    save: 'Enregistrer l’objectif',
    leave: 'Ne rien changer',
    done: {
      set: 'L’objectif est enregistré.',
      removed: 'L’objectif fixé est retiré.',
      unchanged: 'Rien n’a changé\u00a0: cet objectif était déjà celui-là.',
    },
    acts: {
      title: 'Qui a fixé quoi',
      none: 'Aucun objectif n’a encore été fixé ici.',
      removed: 'objectif retiré',
      events: (count: number, number: string) => (count > 1 ? `${number} ateliers` : `${number} atelier`),
      seats: (count: number, number: string) => (count > 1 ? `${number} places` : `${number} place`),
      participants: (count: number, number: string) =>
        count > 1 ? `${number} participants` : `${number} participant`,
      line: (about: string, told: string) => `${about}\u00a0: ${told}`,
      by: (name: string, day: string, time: string) => `${name}, le ${day} à ${time}`,
    },
  },
  /** `/coordination` and the pages of its départements: where the week stands. */
  week: {
    pace: 'Le rythme',
    states: { reached: 'Objectif atteint', on_time: 'Dans les temps', late: 'En retard' },
    expected: (expected: string, gap: string) => `Prévu à ce jour\u00a0: ${expected}. ${gap}`,
    asExpected: 'C’est exactement ce qui est prévu.',
    more: (gap: string) => `C’est ${gap} de plus que prévu.`,
    less: (gap: string) => `C’est ${gap} de moins que prévu.`,
    forecast: {
      tooEarly: 'Il est trop tôt pour dire où cela finira.',
      nothing: 'Rien ne permet encore de dire où cela finira.',
      end: 'On n’attend plus de changement.',
      range: (low: string, high: string, certainty: string) =>
        low === high
          ? `À la fin, sans doute ${low}. ${certainty}`
          : `À la fin, sans doute entre ${low} et ${high}. ${certainty}`,
      certainty: {
        low: 'C’est très incertain.',
        fair: 'C’est encore incertain.',
        good: 'C’est assez sûr.',
      },
    },
    method: {
      title: 'Comment nous calculons le prévu et la fin',
      expected: {
        territory: (day: string, previous: string) =>
          `Le prévu suit l’édition précédente de ce territoire («\u00a0${previous}\u00a0»)\u00a0: sa part déjà atteinte, autant de jours avant ou après son premier jour. Nous sommes le ${day}.`,
        country: (day: string, previous: string) =>
          `Le prévu suit l’édition précédente de toute la France («\u00a0${previous}\u00a0»)\u00a0: sa part déjà atteinte, autant de jours avant ou après son premier jour. Nous sommes le ${day}. Ce territoire avait alors trop peu d’ateliers.`,
        linear: (day: string, _previous: string) =>
          `Le prévu suit des lignes droites, faute d’édition précédente qui montre un rythme. Les ateliers et les places arrivent pendant les 60 jours avant la semaine. Les participants arrivent des 30 jours avant jusqu’au dernier jour. Nous sommes le ${day}.`,
      },
      forecast: {
        edition:
          'La fin suppose que le même rythme continue. Ce qui reste à venir peut être moitié moindre, ou moitié plus grand\u00a0: la fourchette se resserre avec le temps.',
        linear:
          'La fin suppose que le même rythme continue. Ce qui reste à venir peut être des trois quarts moindre, ou des trois quarts plus grand\u00a0: la fourchette se resserre avec le temps.',
      },
      targets: 'Un objectif «\u00a0calculé\u00a0» est la part du territoire selon le nombre d’habitants.',
    },
    trend: {
      title: 'Jour par jour',
      none: 'Aucun atelier n’est encore publié.',
      lead: 'Ce que chaque jour ajoute, une fois déduit ce qui est annulé.',
      week: 'Le fond coloré marque la semaine.',
      events: 'Ateliers publiés',
      registered: 'Places réservées',
      eventsSoFar: 'Ateliers en tout',
      registeredSoFar: 'Places en tout',
      most: (number: string, day: string) => `Au plus ${number}, le ${day}`,
      name: (title: string, from: string, to: string, most: string) =>
        `${title} par jour, du ${from} au ${to}. ${most}.`,
      asTable: 'Lire ces courbes en tableau',
      caption: 'Ateliers publiés et places réservées, jour par jour',
      day: 'Jour',
    },
    rates: {
      title: 'Remplissage, absences et bilans',
      fill: {
        name: 'Remplissage',
        none: 'Aucun atelier avec un nombre de places limité.',
        of: (taken: string, seats: string) => `${taken} places réservées sur ${seats}`,
        meaning: 'Des ateliers sur inscription, à places limitées.',
      },
      noShow: {
        name: 'Absences',
        none: 'Aucun bilan ne permet encore de le dire.',
        of: (absent: string, seats: string) => `au moins ${absent} places vides sur ${seats} réservées`,
        meaning:
          'Des ateliers dont le bilan compte ou émarge. Une personne venue sans inscription cache une absence.',
      },
      reportsIn: {
        name: 'Bilans reçus',
        none: 'Aucun atelier n’est encore terminé.',
        of: (reported: string, ended: string) => `${reported} bilans pour ${ended} ateliers terminés`,
        meaning: 'Sans bilan, un atelier compte ses places réservées.',
      },
    },
    department: {
      link: (name: string) => `Le détail\u00a0: ${name}`,
      coming: 'Les ateliers à venir',
      comingCount: (count: number, number: string) =>
        count === 0
          ? 'Aucun atelier n’est annoncé.'
          : count === 1
            ? 'Un atelier est annoncé.'
            : `${number} ateliers sont annoncés.`,
      comingAll: 'Les chercher tous',
      due: 'Les bilans attendus',
      dueCount: (count: number, number: string) =>
        count === 0
          ? 'Aucun bilan n’est en retard.'
          : count === 1
            ? 'Un atelier terminé n’a pas de bilan.'
            : `${number} ateliers terminés n’ont pas de bilan.`,
      first: (count: number) => `Les ${count} premiers sont ci-dessous.`,
      seats: (taken: string, seats: string) => `${taken} places réservées sur\u00a0${seats}`,
      unlimited: (taken: string) => `${taken} places réservées, sans limite`,
      communes: 'Les communes',
      communesLead: (number: string) =>
        `Les communes qui ont un atelier, et toutes celles de plus de ${number} habitants.`,
      communesCaption: 'Ateliers, places et places réservées de chaque commune',
      commune: 'Commune',
      population: 'Habitants',
      registered: 'Places réservées',
      online: 'En ligne',
      publicPage: 'La page publique du département',
      targets: 'Les objectifs',
    },
  },
  periods: {
    label: 'Quand',
    any: 'Toutes les dates',
    today: 'Aujourd’hui',
    weekend: 'Ce week-end',
    week: 'Cette semaine',
    nextWeek: 'La semaine prochaine',
  },
  /** `/coordination/carte`: what is missing, and where. */
  territoryMap: {
    title: 'La carte de ce qui manque',
    titleOf: (name: string) => `Ce qui manque\u00a0: ${name}`,
    lead: (territory: string, share: string) =>
      `${territory}\u00a0: ${share} des habitants vivent à moins de 10\u00a0km d’un atelier à venir.`,
    leadHeld: (territory: string, share: string) =>
      `${territory}\u00a0: ${share} des habitants vivent à moins de 10\u00a0km d’un atelier de cette édition.`,
    country: 'France entière',
    choice: 'Ce que montre la carte',
    detail: 'Finesse de la carte',
    byDepartment: 'Par département',
    byRegion: 'Par région',
    toCommunes: 'Descendre aux communes',
    skip: 'Passer la carte et lire le tableau',
    mapTitle: 'Carte',
    overseas: 'Outre-mer',
    paris: 'Autour de Paris',
    measures: {
      evenements: 'Ateliers pour 100\u00a0000 habitants',
      places: 'Places pour 1\u00a0000 habitants',
      remplissage: 'Taux de remplissage',
      objectif: 'Part de l’objectif atteinte',
      couverture: 'Habitants à moins de 10\u00a0km d’un atelier',
      demande: 'Demandes sans réponse',
    },
    /** What follows a value said aloud. */
    units: {
      evenements: 'pour 100\u00a0000 habitants',
      places: 'pour 1\u00a0000 habitants',
      remplissage: 'des places prises',
      objectif: 'de l’objectif',
      couverture: 'des habitants à moins de 10\u00a0km d’un atelier',
      demande: 'sans réponse',
    },
    noValue: 'sans objet',
    shape: (name: string, value: string, level: string) => `${name}\u00a0: ${value}, ${level}`,
    shapeWithout: (name: string, value: string) => `${name}\u00a0: ${value}`,
    legend: {
      title: 'Légende',
      none: 'Sans objet',
      nothing: '0',
      below: (bound: string) => `moins de ${bound}`,
      between: (from: string, to: string) => `de ${from} à moins de ${to}`,
      from: (bound: string) => `${bound} et plus`,
      territories: (count: number): string => (count > 1 ? `${count} territoires` : `${count} territoire`),
      average: (value: string) => `La moyenne du pays est de ${value}.`,
      rate: {
        0: 'Aucun',
        1: 'Moins de la moitié de la moyenne',
        2: 'Sous la moyenne',
        3: 'Au-dessus de la moyenne',
        4: 'Plus du double de la moyenne',
      },
      share: {
        0: 'Moins d’un quart',
        1: 'D’un quart à la moitié',
        2: 'De la moitié aux trois quarts',
        3: 'Des trois quarts aux neuf dixièmes',
        4: 'Neuf dixièmes et plus',
      },
      target: {
        0: 'Rien encore',
        1: 'Moins de la moitié',
        2: 'Plus de la moitié',
        3: 'Presque atteint',
        4: 'Atteint',
      },
      demand: { 0: 'Aucune', 1: 'Quelques-unes', 2: 'Plusieurs', 3: 'Beaucoup', 4: 'Le plus' },
    },
    table: {
      title: 'Les mêmes chiffres en tableau',
      caption: 'Chaque titre de colonne trie le tableau.',
      department: 'Département',
      region: 'Région',
      population: 'Habitants',
      heads: {
        evenements: 'Ateliers pour 100\u00a0000 hab.',
        places: 'Places pour 1\u00a0000 hab.',
        remplissage: 'Remplis\u00adsage',
        objectif: 'Objectif',
        couverture: 'À moins de 10\u00a0km',
        demande: 'Demandes sans réponse',
      },
      total: 'Ensemble',
    },
    leftOut: {
      title: 'Communes loin de tout atelier',
      none: 'Aucune commune de plus de 2\u00a0000 habitants n’est à plus de 20\u00a0km d’un atelier.',
      count: (communes: number, shown: string, people: string) =>
        communes > 1
          ? `${shown} communes de plus de 2\u00a0000 habitants sont à plus de 20\u00a0km de tout atelier. ${people} personnes y vivent.`
          : `Une commune de plus de 2\u00a0000 habitants est à plus de 20\u00a0km de tout atelier. ${people} personnes y vivent.`,
      inhabitants: (shown: string) => `${shown} habitants`,
      nearest: (distance: string) => `Atelier le plus proche à ${distance}`,
      noSession: 'Aucun atelier nulle part',
      waiting: (count: number, shown: string) =>
        count > 1 ? `${shown} demandes sans réponse` : 'Une demande sans réponse',
      venues: 'Lieux sans atelier, à moins de 10\u00a0km',
      noVenue: 'Aucun lieu connu à moins de 10\u00a0km.',
      venue: (name: string, commune: string, distance: string) => `${name}, ${commune}, à ${distance}`,
      mediators: 'Médiateurs à moins de 20\u00a0km',
      noMediator: 'Aucun médiateur connu à moins de 20\u00a0km.',
      mediator: (name: string, organisation: string) => `${name}, ${organisation}`,
      more: (count: number) => (count > 1 ? `et ${count} autres` : 'et un autre'),
      write: 'Écrire aux médiateurs des environs',
      writeFor: (commune: string) => `Écrire aux médiateurs des environs\u00a0: ${commune}`,
      writeIdle: (count: number, shown: string) =>
        count > 1
          ? `Écrire aux ${shown} médiateurs du département sans atelier`
          : 'Écrire au seul médiateur du département sans atelier',
      writeIdleFor: (write: string, commune: string) => `${write} (pour ${commune})`,
    },
    department: {
      nation: (value: string) => `${value} en France`,
      facts: 'En bref',
      communes: 'Les communes',
      communesCaption: 'Distance entre chaque commune et l’atelier le plus proche',
      commune: 'Commune',
      distance: 'Atelier le plus proche',
      here: 'sur place',
      never: 'aucun',
      demand: 'Demandes sans réponse',
      map: 'Carte des communes et des ateliers',
      reach: {
        covered: 'Commune à moins de 10\u00a0km d’un atelier',
        between: 'Commune entre 10 et 20\u00a0km',
        far: 'Commune à plus de 20\u00a0km',
        venue: 'Lieu d’un atelier',
      },
      sizes:
        'Plus un signe est grand, plus il y a d’habitants. Des communes placées au même endroit partagent un signe.',
      write: 'Écrire aux médiateurs sans atelier',
      public: 'Voir la page publique du département',
    },
    method: {
      title: 'Comment ces chiffres sont obtenus',
      coverage:
        'Les habitants d’une commune comptent tous au centre de celle-ci. Ils sont couverts si un atelier à venir s’y tient ou se tient à 10\u00a0km ou moins, à vol d’oiseau. Un atelier seulement en ligne ne couvre personne. Paris, Lyon et Marseille comptent une fois, sans leurs arrondissements.',
      exact: (share: string) =>
        `${share} des habitants vivent dans une commune dont la position est exacte. Les autres communes prennent celle de leurs voisines.`,
      held: 'Cette édition est terminée\u00a0: tous ses ateliers comptent, et non plus ceux à venir.',
      rates: 'Les ateliers et les places sont ceux publiés et non annulés, rapportés aux habitants.',
      filling:
        'Le remplissage est la part des places prises, dans les ateliers sur inscription où elles sont limitées. La liste d’attente ne compte pas.',
      target: 'L’objectif comparé est celui du nombre d’ateliers.',
      demand: 'Les demandes sont les alertes confirmées à qui aucun atelier n’a encore été signalé.',
    },
  },
  territoryReport: {
    title: 'Rapport de fin de semaine',
    titleOf: (territory: string) => `Rapport de fin de semaine\u00a0: ${territory}`,
    nav: 'Le rapport',
    door: 'Le rapport de la semaine, à lire ou à imprimer',
    days: (campaign: string, days: string) => `${campaign}, ${days}`,
    asOf: (day: string, time: string) => `État au ${day} à ${time}, heure de Paris.`,
    states: {
      before: 'La semaine n’a pas encore commencé\u00a0: ces chiffres sont provisoires.',
      during: 'La semaine est en cours\u00a0: ces chiffres sont provisoires.',
      after: 'La semaine est terminée. Les bilans qui manquent peuvent encore arriver.',
    },
    pdf: 'Télécharger le rapport (PDF)',
    pdfHint: 'Ce téléchargement est noté dans le journal.',
    print: 'Imprimer cette page',
    edition: 'Édition',
    fileName: 'rapport',
    exported: (campaign: string, territory: string) => `Rapport\u00a0: ${territory}, ${campaign}`,
    page: (page: number, pages: number) => `Page ${page} sur ${pages}`,
    continued: (caption: string) => `${caption} (suite)`,
    meters: 'L’essentiel',
    reached: (share: string) => `${share} de l’objectif`,
    rates: 'Remplissage, absences, bilans, proximité',
    coverage: {
      name: 'Proximité',
      coming: (covered: string, population: string) =>
        `${covered} habitants sur ${population} vivent à moins de 10\u00a0km d’un atelier à venir`,
      held: (covered: string, population: string) =>
        `${covered} habitants sur ${population} vivent à moins de 10\u00a0km d’un atelier de cette édition`,
      far: (communes: number, shown: string, people: string) =>
        communes > 1
          ? `${shown} communes de plus de 2\u00a0000 habitants sont à plus de 20\u00a0km de tout atelier. ${people} personnes y vivent.`
          : `Une commune de plus de 2\u00a0000 habitants est à plus de 20\u00a0km de tout atelier. ${people} personnes y vivent.`,
      names: (count: number, names: string) => (count > 1 ? `Ce sont ${names}.` : `C’est ${names}.`),
      mostNames: (names: string) => `Les plus peuplées\u00a0: ${names}.`,
    },
    map: {
      title: 'La carte',
      objectif: 'Part de l’objectif d’ateliers atteinte par chaque département',
      evenements: 'Ateliers pour 100\u00a0000 habitants dans chaque département',
      reach: 'Les communes, et les lieux où se tiennent les ateliers',
      noOutline: 'Nous n’avons pas le contour de ce territoire.',
      repeated: 'Les tableaux donnent les mêmes chiffres.',
    },
    tables: {
      regions: { title: 'Par région', head: 'Région' },
      departments: { title: 'Par département', head: 'Département' },
      communes: { title: 'Par commune', head: 'Commune' },
      figures: 'Ateliers, places et participants',
      rates: 'Taux, et nombres rapportés aux habitants',
      total: 'Ensemble',
      none: 'Aucun atelier n’est annoncé dans ce territoire.',
      others: (count: number) => (count > 1 ? `${count} autres communes` : 'Une autre commune'),
      online: 'En ligne seulement',
      population: 'Habitants',
      target: 'Objectif',
      participants: 'Partici\u00adpants et inscrits',
      fill: 'Remplis\u00adsage',
      noShow: 'Absences',
      reportsIn: 'Bilans reçus',
      coverage: 'À moins de 10\u00a0km',
      events: 'Ateliers pour 100\u00a0000 hab.',
      seats: 'Places pour 1\u00a0000 hab.',
      nothing: '–',
      nothingMeaning: 'Un tiret\u00a0: rien ne permet de calculer ce taux.',
    },
    parts: {
      title: 'Programmes, publics et formats',
      programmes: 'Par programme',
      audiences: 'Par public',
      formats: 'Par format',
      programme: 'Programme',
      audience: 'Public',
      format: 'Format',
    },
    tallies: {
      title: 'Qui est venu',
      lead: 'Ce que des médiateurs ont précisé, sans être obligés de le faire. Ces nombres ne décrivent pas tous les participants.',
      none: 'Aucun bilan ne précise qui est venu.',
      caption: (group: string, people: number, shown: string, told: string, reports: string) =>
        `${group}\u00a0: ${shown} ${people > 1 ? 'personnes' : 'personne'} (bilans qui le disent\u00a0: ${told} sur ${reports})`,
      category: 'Catégorie',
      people: 'Personnes',
      share: 'Part',
    },
    comments: {
      title: 'Ce qu’en disent les médiateurs',
      none: 'Aucun bilan compté n’a de commentaire.',
      all: (count: number, shown: string) =>
        count > 1
          ? `Les ${shown} commentaires des bilans comptés, des ateliers les plus récents aux plus anciens.`
          : 'Le seul commentaire des bilans comptés.',
      some: (shown: string, total: string) =>
        `Les ${shown} commentaires les plus récents, sur ${total} dans les bilans comptés.`,
      quote: (comment: string) => `«\u00a0${comment}\u00a0»`,
      online: 'en ligne',
      session: (place: string, day: string, title: string) => `${place}, ${day} · ${title}`,
    },
    method: {
      title: 'La méthode',
      tallies:
        'Qui est venu\u00a0: des nombres tapés par les médiateurs dans leurs bilans. Ils ne sont reliés à aucune inscription. Seuls les bilans comptés sont additionnés.',
      comments:
        'Les commentaires sont ceux des bilans comptés, tels que les médiateurs les ont écrits. Ceux des bilans à vérifier n’y sont pas.',
      rates: 'Chaque taux dit de quels ateliers il est tiré.',
      sources:
        'Territoires\u00a0: Code officiel géographique (INSEE). Positions des communes\u00a0: GeoNames.',
    },
  },
  suggestions: {
    label: 'Lieux proposés',
    none: 'Aucun lieu proposé.',
    one: 'Un lieu proposé. Utilisez les flèches pour le choisir.',
    many: '{count} lieux proposés. Utilisez les flèches pour choisir.',
    chosen: '{place} choisi.',
    kinds: { postcode: 'code postal', department: 'département', region: 'région' },
  },
  searchProblems: {
    noWord: 'Le texte à chercher ne contient ni lettre ni chiffre\u00a0: nous l’avons laissé de côté.',
    lieu: 'Le lieu est trop long. Écrivez le nom d’une commune ou un code postal.',
    lat: 'La position n’est pas lisible\u00a0: il faut une latitude (lat) et une longitude (lon) en degrés.',
    rayon: 'La distance est un nombre entier de 1 à 100\u00a0km.',
    departement: 'Ce code de département n’existe pas. Exemples\u00a0: 23, 2A, 974.',
    region: 'Ce code de région n’existe pas. Exemple\u00a0: 75 pour la Nouvelle-Aquitaine.',
    du: 'La première date n’est pas lisible. Exemple\u00a0: 2027-05-18.',
    au: 'La dernière date n’est pas lisible. Exemple\u00a0: 2027-05-23.',
    dates: 'La dernière date vient avant la première\u00a0: nous les avons échangées.',
    q: 'Le texte à chercher est trop long\u00a0: 200 signes au plus.',
    programme: 'Ce programme n’existe pas.',
    public: 'Ce public n’existe pas.',
    format: 'Cette forme d’atelier n’existe pas.',
    langue: 'Cette langue n’est pas dans la liste.',
    pmr: 'Pour l’accès sans marche, la valeur est 1.',
    places: 'Pour les places libres, la valeur est 1.',
    en_ligne: 'Pour les ateliers en ligne, la valeur est 1.',
    page: 'La page est un nombre entier à partir de 1.',
  },
  /** `/coordination/moderation/doublons`: sessions that look like one. */
  sessionMerges: {
    title: 'Doublons possibles',
    link: (count: string) => `Doublons possibles\u00a0: ${count}`,
    lead: 'Deux annonces qui pourraient être un seul atelier. Comparez, puis gardez-en une ou séparez-les.',
    none: 'Aucun doublon en vue.',
    likenesses: {
      'same-place-and-hour': 'Même lieu, même heure.',
      'same-title': 'Même titre, même structure, même lieu, le même jour.',
    },
    compare: 'Comparer',
    dismiss: 'Ce ne sont pas des doublons',
    dismissLead: 'Cette paire ne sera plus proposée.',
    dismissed: 'C’est noté. Cette paire ne sera plus proposée.',
    compareTitle: 'Un atelier ou deux\u00a0?',
    compareLead:
      'Gardez l’annonce la plus juste. L’autre est annulée, son adresse mène à celle que vous gardez.',
    ifKept: 'Si vous gardez celui-ci\u00a0:',
    nobodyMoves: 'Personne n’est à déplacer.',
    seated: (count: number) =>
      count === 1
        ? 'Une inscription de l’autre y a sa place.'
        : `${count} inscriptions de l’autre y ont leur place.`,
    waiting: (count: number) =>
      count === 1
        ? 'Une inscription passe en liste d’attente.'
        : `${count} inscriptions passent en liste d’attente.`,
    joined: (count: number) =>
      count === 1
        ? 'Une personne inscrite aux deux garde une seule inscription.'
        : `${count} personnes inscrites aux deux gardent une seule inscription.`,
    keep: 'Garder celui-ci et prévenir',
    merged: 'C’est fait. Toutes les personnes déplacées sont prévenues, une seule fois.',
    reason: (title: string) => `Réuni avec l’atelier «\u00a0${title}\u00a0», au même endroit.`,
    refusals: {
      same: 'Choisissez deux ateliers différents.',
      choose: 'Choisissez l’atelier à garder.',
      'not-open':
        'Les deux doivent être publics et à venir. Un atelier seulement proposé se renvoie comme doublon.',
      'takes-no-registrations': 'Celui-ci est en entrée libre\u00a0: il ne prend pas d’inscriptions.',
    },
    likeThis: 'Cet atelier ressemble à un autre',
    mail: {
      subject: (title: string) => `Votre atelier\u00a0: ${title}`,
      intro:
        'Deux annonces parlaient du même atelier. Il n’y en a plus qu’une, et votre inscription y est gardée.',
      seated: (seats: number) => (seats === 1 ? 'Vous avez votre place.' : `Vous avez vos ${seats} places.`),
      waiting: (seats: number) =>
        seats === 1
          ? 'Il n’y a plus de place libre\u00a0: vous êtes sur la liste d’attente.'
          : `Il n’y a plus ${seats} places libres\u00a0: vous êtes sur la liste d’attente.`,
      smsSeated: 'Votre inscription est gardée\u00a0:',
      smsWaiting: 'Vous êtes en liste d’attente\u00a0:',
    },
    mediatorMail: {
      subject: (title: string) => `Deux annonces réunies\u00a0: ${title}`,
      intro: (title: string) =>
        `Un coordinateur a réuni deux annonces du même atelier. «\u00a0${title}\u00a0» renvoie maintenant à celle-ci.`,
      organiser: 'Proposé par',
      registrants: 'Les inscriptions ont été déplacées et chaque personne est prévenue.',
      noContact: 'Les personnes sans contact sont à prévenir de vive voix.',
      sms: 'Annonces réunies',
    },
  },
  /** `/rejoindre`: mediators whom nobody here knows yet. */
  newcomer: {
    title: 'Proposer un atelier',
    door: 'Pas encore de compte\u00a0? Proposez vos ateliers',
    lead: 'Vous animez des ateliers sur l’IA\u00a0? Ouvrez un espace pour votre structure.',
    howTitle: 'Comment cela se passe',
    how: [
      'Vous confirmez votre adresse électronique par un lien.',
      'Vous préparez vos ateliers tout de suite.',
      'Un coordinateur relit le premier. Les suivants paraissent sans attendre.',
    ],
    colleagues:
      'Votre structure publie déjà ici\u00a0? Demandez à un collègue de vous inviter depuis son espace.',
    name: 'Votre nom',
    email: 'Votre adresse électronique',
    emailHint: 'Celle de votre structure de préférence. Elle sert à vous connecter.',
    organisation: 'Nom de la structure',
    organisationHint: 'Association, mairie, médiathèque, France Services…',
    department: 'Département',
    chooseDepartment: 'Choisissez un département',
    introduction: 'Votre structure en une phrase',
    introductionHint: 'Un coordinateur la lira avant de vous répondre. Une adresse web aide.',
    kept: 'Seul un coordinateur lit ceci. Sans confirmation, tout est effacé après 4\u00a0jours.',
    send: 'Recevoir le lien',
    hasAccount: 'J’ai déjà un compte',
    sent: {
      title: 'Regardez votre messagerie',
      lead: 'Nous venons d’écrire à cette adresse. Ouvrez le lien du message, puis confirmez.',
      nothing: 'Rien reçu après quelques minutes\u00a0? Regardez dans les indésirables.',
    },
    confirmTitle: 'Ouvrir votre espace',
    confirmLead: 'Vérifiez, puis confirmez. Il n’y a pas de mot de passe à choisir.',
    confirm: 'Confirmer et ouvrir mon espace',
    overTitles: {
      accepted: 'Ce lien a déjà servi',
      expired: 'Ce lien a expiré',
      'has-account': 'Cette adresse a déjà un compte',
      unknown: 'Ce lien n’est pas valable',
    },
    over: {
      accepted: 'Votre espace existe. Connectez-vous avec votre adresse.',
      expired: 'Un lien vaut 3\u00a0jours. Faites une nouvelle demande, cela prend une minute.',
      'has-account': 'Connectez-vous avec votre adresse.',
      unknown: 'L’adresse est peut-être coupée. Copiez le lien en entier, ou faites une nouvelle demande.',
    },
    correctTitle: 'Votre structure',
    correct: 'Enregistrer et faire relire',
    corrected: 'C’est enregistré. Un coordinateur va relire.',
    inviteLater: 'Vous inviterez vos collègues dès que votre structure sera validée.',
    mail: {
      subject: 'Confirmez votre adresse pour proposer des ateliers',
      intro: (organisation: string) => `Vous voulez proposer des ateliers au nom de ${organisation}.`,
      button: 'Ouvrir mon espace',
      validity: 'Ce lien vaut 3 jours et sert une seule fois.',
      notYou: 'Vous n’avez rien demandé\u00a0? Ignorez ce message\u00a0: rien ne sera fait.',
      knownSubject: 'Vous avez déjà un compte',
      known:
        'Une demande a été faite avec votre adresse, qui a déjà un compte ici. Connectez-vous pour proposer vos ateliers.',
      knownOther: 'Pour une autre structure, faites la demande avec une autre adresse.',
      sms: 'Confirmez\u00a0:',
    },
  },
  /** `/coordination/moderation`, and what mediators see of it. */
  moderation: {
    title: 'À relire',
    lead: (territory: string) => `Ce qui attend votre accord, le plus ancien d’abord\u00a0: ${territory}.`,
    navCount: (count: string) => `${count} en attente`,
    many: (count: string) => `${count} ou plus`,
    none: 'Rien n’attend votre accord.',
    noneSuch: 'Rien ne correspond à ces filtres.',
    kinds: {
      submitted: 'Atelier proposé',
      changed: 'Atelier public modifié',
      organisation: 'Nouvelle structure',
    },
    since: (day: string, time: string) => `En attente depuis le ${day} à ${time}`,
    newOrganisation: 'structure à valider',
    by: (organisation: string) => `Proposé par ${organisation}`,
    mediators: 'Qui y travaille',
    submittedBy: (count: number) =>
      count === 0
        ? 'Aucun atelier proposé pour l’instant.'
        : count === 1
          ? 'Un atelier proposé attend aussi.'
          : `${count} ateliers proposés attendent aussi.`,
    namesake:
      'Une structure validée de ce département porte le même nom. Peut-être faut-il demander à ses collègues de l’inviter.',
    wholeCountry: 'toute la France',
    description: 'Lire la description',
    open: 'Tout voir',
    tick: 'Cocher',
    filters: {
      title: 'Filtrer',
      territory: 'Territoire',
      wholeTerritory: 'Tout votre territoire',
      wholeRegion: (name: string) => `${name}, toute la région`,
      kind: 'Nature',
      allKinds: 'Tout',
      programme: 'Programme',
      allPrograms: 'Tous',
      age: 'En attente',
      ages: { any: 'Depuis toujours', 2: 'Depuis 2 jours ou plus', 7: 'Depuis 7 jours ou plus' },
      apply: 'Filtrer',
      reset: 'Enlever les filtres',
    },
    next: 'La suite',
    first: 'Revenir au début',
    approveOne: {
      submitted: 'Publier',
      submittedAndVerify: 'Publier et valider la structure',
      changed: 'Laisser tel quel',
      organisation: 'Valider la structure',
    },
    approveTicked: 'Approuver ce qui est coché',
    approveTitle: 'Approuver',
    approveLead:
      'Les ateliers proposés deviennent publics. Le premier atelier approuvé valide sa structure\u00a0: ce qu’elle publiera ensuite paraîtra sans attendre.',
    returnTitle: 'Renvoyer',
    returnLead:
      'Le médiateur reçoit votre motif par courriel et peut corriger. Un atelier déjà public le reste\u00a0: vous demandez une correction.',
    returnTicked: 'Renvoyer ce qui est coché',
    returnOne: 'Renvoyer',
    reason: 'Motif',
    chooseReason: 'Choisissez un motif',
    note: 'Précision pour le médiateur',
    noteHint: 'À remplir pour «\u00a0Autre motif\u00a0».',
    reasons: {
      unclear: 'On ne comprend pas ce qui est proposé, ni pour qui.',
      incomplete: 'Il manque une information utile au public.',
      'wrong-place': 'Le lieu ou l’horaire semble faux.',
      'not-about-ai': 'Le sujet n’entre pas dans la semaine.',
      'not-free': 'L’atelier est payant, ou vend quelque chose.',
      duplicate: 'Cet atelier existe déjà.',
      'unknown-organisation': 'Nous ne parvenons pas à identifier la structure.',
      other: 'Autre motif',
    },
    tickSome: 'Cochez au moins une ligne.',
    done: {
      published: (count: number) =>
        count === 1 ? 'Un atelier est publié.' : `${count} ateliers sont publiés.`,
      confirmed: (count: number) =>
        count === 1 ? 'Un atelier modifié reste tel quel.' : `${count} ateliers modifiés restent tels quels.`,
      verified: (count: number) =>
        count === 1 ? 'Une structure est validée.' : `${count} structures sont validées.`,
      returned: (count: number) =>
        count === 1
          ? 'Un renvoi est parti, avec votre motif.'
          : `${count} renvois sont partis, avec votre motif.`,
      decidedAlready: (count: number) =>
        count === 1
          ? 'Pour une ligne, quelqu’un avait décidé avant vous.'
          : `Pour ${count} lignes, quelqu’un avait décidé avant vous.`,
      changedSince: (count: number) =>
        count === 1
          ? 'Une ligne a changé entre-temps\u00a0: relisez-la.'
          : `${count} lignes ont changé entre-temps\u00a0: relisez-les.`,
    },
    session: {
      back: 'À relire',
      changesTitle: 'Ce qui a changé',
      changesCaption: 'Avant et après la modification',
      part: 'Quoi',
      before: 'Avant',
      after: 'Maintenant',
      nothing: 'rien',
      parts: {
        title: 'Titre',
        programmeSlug: 'Programme',
        description: 'Description',
        audience: 'Public',
        format: 'Format',
        language: 'Langue',
        attendance: 'L’atelier a lieu',
        venueId: 'Lieu',
        onlineUrl: 'Visioconférence',
      },
      organisation: 'La structure',
      verified: 'Structure validée.',
      waiting: 'Cette structure attend son premier accord.',
      nothingToDo: 'Rien n’attend votre accord ici.',
      returnedOn: (day: string) => `Renvoyé le ${day}.`,
      publicPage: 'Voir la page publique',
      asPublic: 'L’atelier, tel que le public le verra',
    },
    keys: {
      title: 'Raccourcis clavier',
      switch: 'Utiliser les raccourcis quand la liste a le focus',
      lead: 'Un raccourci ne décide jamais seul\u00a0: il mène au bouton.',
      list: [
        { key: 'j', does: 'ligne suivante' },
        { key: 'k', does: 'ligne précédente' },
        { key: 'x', does: 'cocher ou décocher la ligne' },
        { key: 'o', does: 'tout voir de la ligne' },
        { key: 'a', does: 'aller au bouton «\u00a0Approuver ce qui est coché\u00a0»' },
        { key: 'r', does: 'aller au motif de renvoi' },
      ],
    },
    own: {
      states: {
        submitted: 'En relecture',
        changed: 'Publié, en relecture',
        returned: 'À corriger',
      },
      submit: 'Proposer à la publication',
      submitMany: (drafts: number) =>
        drafts > 1 ? `Proposer les ${drafts} ateliers` : 'Proposer l’atelier à la publication',
      submitTicked: 'Proposer les ateliers cochés',
      submitted: 'C’est proposé. Un coordinateur va le relire\u00a0: vous recevrez un courriel.',
      submittedMany: (count: number) =>
        count === 1
          ? 'Un atelier est en relecture chez un coordinateur.'
          : `${count} ateliers sont en relecture chez un coordinateur.`,
      waits: (day: string) =>
        `Proposé le ${day}. Un coordinateur va le relire. Le public ne le voit pas encore.`,
      changed: (day: string) =>
        `Modifié le ${day}. Un coordinateur va relire ce changement. L’atelier reste public.`,
      returned: 'Un coordinateur vous le renvoie. Corrigez, puis proposez-le à nouveau.',
      returnedPublic: 'Un coordinateur demande une correction. L’atelier reste public.',
      why: 'Motif',
      organisationWaits:
        'Votre structure attend son premier accord. Préparez vos ateliers et proposez-les\u00a0: ils paraîtront une fois relus.',
      organisationReturned:
        'Votre structure n’a pas reçu d’accord. Corrigez-la sous «\u00a0Vos collègues\u00a0», ou proposez à nouveau un atelier.',
    },
    mail: {
      why: 'Vous recevez ce message parce que vous proposez des ateliers.',
      space: 'Ouvrir mon espace',
      concerned: (count: number) => (count === 1 ? 'L’atelier' : 'Les ateliers'),
      approved: {
        subject: (count: number) =>
          count === 1 ? 'Votre atelier est publié' : `Vos ${count} ateliers sont publiés`,
        organisationSubject: 'Votre structure est validée',
        sessions: (count: number) =>
          count === 1
            ? 'Un coordinateur a relu votre atelier. Il est maintenant public.'
            : `Un coordinateur a relu vos ${count} ateliers. Ils sont maintenant publics.`,
        organisation: (name: string) =>
          `${name} est validée. Vos prochains ateliers paraîtront sans attendre.`,
        sms: 'Publié',
      },
      returned: {
        subject: (count: number) =>
          count === 1 ? 'Votre atelier est à corriger' : `Vos ${count} ateliers sont à corriger`,
        organisationSubject: 'Votre structure n’est pas encore validée',
        sessions: (count: number) =>
          count === 1
            ? 'Un coordinateur a relu votre atelier et vous le renvoie. Voici pourquoi.'
            : `Un coordinateur a relu vos ${count} ateliers et vous les renvoie. Voici pourquoi.`,
        organisation: (name: string) => `Un coordinateur n’a pas pu valider ${name}. Voici pourquoi.`,
        next: 'Corrigez dans votre espace, puis proposez à nouveau. Un atelier déjà public reste visible.',
        sms: 'À corriger',
      },
    },
  },
  mapMarkers: {
    around: (count: number, shown: string, place: string) =>
      `${count > 1 ? `${shown} ateliers` : `${shown} atelier`} autour ${ofPlace(place)}`,
  },
  api: {
    badRequest: 'Des paramètres ne sont pas utilisables',
    ambiguousPlace: (labels: string) => `Plusieurs lieux portent ce nom. Précisez\u00a0: ${labels}.`,
    unknownPlace: 'Ce lieu n’est pas connu. Donnez le nom d’une commune ou un code postal.',
    notFound: 'Introuvable',
    totalsParameters: 'groupBy vaut department ou region, campaign est le nom d’adresse d’une édition.',
    campaignNotFound: 'Aucune édition n’a ce nom d’adresse.',
    sessionNotFound: 'Aucun atelier publié n’a cet identifiant ni ce nom d’adresse.',
  },
  /** `/chiffres/donnees`: open data, with what each column means. */
  openData: {
    title: 'Les données ouvertes',
    description:
      'Ateliers, lieux et totaux par territoire, à télécharger et à réutiliser, avec le sens de chaque colonne.',
    lead: (campaign: string) => `${campaign}\u00a0: des fichiers à réutiliser librement.`,
    none: 'Aucune édition n’est encore annoncée. Les fichiers arriveront avec elle.',
    private:
      'Aucun fichier ne contient de données personnelles\u00a0: ni nom, ni contact, ni liste d’inscrits.',
    asOf: (day: string, time: string) =>
      `Les fichiers sont écrits à la demande, avec ce qui est publié à ce moment. Nombre de lignes au ${day} à ${time}, heure de Paris.`,
    door: 'Les données ouvertes, avec leur dictionnaire',
    doorHint: 'Ateliers, lieux et totaux par territoire (CSV), sous Licence Ouverte.',
    filesTitle: 'Les fichiers',
    files: {
      ateliers: {
        name: 'Les ateliers publiés',
        about: 'Un atelier par ligne. Les ateliers annulés y restent, avec leur statut.',
      },
      lieux: { name: 'Les lieux', about: 'Un lieu par ligne, avec ou sans atelier.' },
      territoires: {
        name: 'Les totaux par territoire',
        about:
          'Une ligne par territoire, par mesure et par grade. N’additionnez pas des grades différents sans le dire.',
      },
    },
    download: (file: string) => `Télécharger ${file} (CSV)`,
    lines: (count: number, shown: string) => (count > 1 ? `${shown} lignes` : `${shown} ligne`),
    columnCount: (shown: string) => `${shown} colonnes`,
    form: 'Ce sont des fichiers CSV en UTF-8\u00a0: des virgules entre les colonnes, le point pour les décimales. Dans un tableur, importez-les en choisissant la virgule.',
    formula:
      'Un texte qui commence comme une formule est précédé d’une apostrophe. Votre tableur n’exécute donc rien.',
    forSpreadsheets: 'Un tableau des chiffres prêt pour un tableur français (CSV)',
    geojson: 'Les ateliers sur une carte (GeoJSON, par pages de cent)',
    venuesGeojson: 'Les lieux sur une carte (GeoJSON, par pages de cent)',
    api: 'La description de l’API (OpenAPI)',
    licence: {
      title: 'La licence',
      body: 'Ces données sont sous Licence Ouverte 2.0 (Etalab). Vous pouvez les copier, les modifier et les diffuser, même pour les vendre. Citez leur source et la date du fichier.',
      link: 'Lire la Licence Ouverte 2.0',
      sources:
        'La colonne «\u00a0source\u00a0» des lieux dit d’où vient chaque lieu. La base nationale des lieux est sous la même licence.',
    },
    dictionary: {
      title: 'Le dictionnaire des colonnes',
      of: (file: string) => `Les colonnes de ${file}`,
      column: 'Colonne',
      meaning: 'Sens',
      type: 'Type',
      example: 'Exemple',
    },
    types: {
      text: 'texte',
      code: 'texte (code)',
      integer: 'nombre entier',
      decimal: 'nombre décimal',
      day: 'jour (AAAA-MM-JJ)',
      time: 'heure locale (HH:MM)',
      instant: 'instant UTC (ISO 8601)',
      yes_no: 'booléen (true, false)',
      web: 'adresse web',
    },
    editions: 'Autres éditions',
    meanings: {
      ateliers: {
        identifiant: 'L’atelier. Ne change jamais.',
        adresse_web: 'La page de l’atelier.',
        titre: 'Le titre choisi par l’organisateur.',
        statut: '«\u00a0publie\u00a0» ou «\u00a0annule\u00a0».',
        programme: 'Le programme sous lequel l’atelier est tenu.',
        public: 'À qui l’atelier s’adresse (les codes de l’API).',
        format: 'La forme de l’atelier (les codes de l’API).',
        langue: 'La langue parlée\u00a0: code ISO 639-1, ou «\u00a0lsf\u00a0».',
        modalite: '«\u00a0sur_place\u00a0», «\u00a0en_ligne\u00a0» ou «\u00a0sur_place_et_en_ligne\u00a0».',
        entree: '«\u00a0sur_inscription\u00a0» ou «\u00a0libre\u00a0».',
        places: 'La capacité. Vide\u00a0: sans limite.',
        date: 'Le jour, à l’heure du lieu.',
        heure_debut: 'L’heure de début, à l’heure du lieu.',
        heure_fin: 'L’heure de fin, à l’heure du lieu.',
        fuseau_horaire: 'Le fuseau du lieu (base IANA).',
        debut_utc: 'Le début, en temps universel.',
        fin_utc: 'La fin, en temps universel.',
        structure: 'Qui organise.',
        lieu_identifiant: 'Le lieu, comme dans le fichier des lieux. Vide\u00a0: en ligne.',
        lieu: 'Le nom du lieu.',
        adresse: 'Le numéro et la voie du lieu.',
        code_postal: 'Le code postal du lieu.',
        commune: 'La commune du lieu. Vide\u00a0: en ligne.',
        code_commune: 'Le code INSEE de la commune.',
        departement: 'Le département du lieu, ou de la structure si l’atelier est en ligne.',
        code_departement: 'Le code du département.',
        region: 'La région du département.',
        code_region: 'Le code INSEE de la région.',
        latitude: 'La latitude du lieu (WGS 84).',
        longitude: 'La longitude du lieu (WGS 84).',
        position: '«\u00a0exacte\u00a0», ou «\u00a0approximative\u00a0»\u00a0: le milieu de la commune.',
        accessible: 'Le lieu dit qu’on y entre sans marche. Vide\u00a0: en ligne.',
        mis_a_jour: 'La dernière modification.',
      },
      lieux: {
        identifiant: 'Le lieu. Ne change jamais.',
        adresse_web: 'La page du lieu.',
        nom: 'Le nom du lieu.',
        adresse: 'Le numéro et la voie.',
        complement_adresse: 'Le bâtiment, l’étage, l’entrée.',
        code_postal: 'Le code postal.',
        commune: 'La commune.',
        code_commune: 'Le code INSEE de la commune.',
        departement: 'Le département.',
        code_departement: 'Le code du département.',
        region: 'La région.',
        code_region: 'Le code INSEE de la région.',
        latitude: 'La latitude (WGS 84).',
        longitude: 'La longitude (WGS 84).',
        position: '«\u00a0exacte\u00a0», ou «\u00a0approximative\u00a0»\u00a0: le milieu de la commune.',
        fuseau_horaire: 'Le fuseau du lieu (base IANA).',
        accessible: 'Le lieu dit qu’on y entre sans marche.',
        acces: 'Ce que le lieu dit de son accès.',
        transports: 'Comment y venir.',
        horaires: 'Les heures d’ouverture (format d’OpenStreetMap).',
        site_web: 'Le site du lieu.',
        source: 'D’où vient ce lieu. «\u00a0semainier\u00a0»\u00a0: ajouté ici.',
        source_identifiant: 'Son identifiant dans cette source.',
        mis_a_jour: 'La dernière modification.',
      },
      territoires: {
        edition: 'L’édition, comme dans son adresse.',
        niveau:
          '«\u00a0pays\u00a0», «\u00a0region\u00a0» ou «\u00a0departement\u00a0». N’additionnez pas les niveaux.',
        code: 'Le code INSEE du territoire, ou «\u00a0FR\u00a0».',
        nom: 'Le nom du territoire.',
        code_region: 'La région d’un département.',
        population: 'Le nombre d’habitants.',
        mesure:
          '«\u00a0ateliers\u00a0», «\u00a0places\u00a0», «\u00a0participants\u00a0», ou «\u00a0a-verifier\u00a0»\u00a0: des participants qui ne comptent pas encore.',
        grade:
          'Comment les participants sont connus\u00a0: «\u00a0emarges\u00a0», «\u00a0comptes\u00a0», «\u00a0estimes\u00a0» ou «\u00a0inscrits\u00a0». Vide pour les autres mesures.',
        valeur: 'Le nombre.',
      },
    },
  },
  wall: {
    title: 'La semaine en direct',
    description: 'Le compteur, la carte et les derniers ateliers publiés, à montrer sur grand écran.',
    counter: 'Le compteur',
    events: (count: number): string => (count > 1 ? 'ateliers' : 'atelier'),
    seats: (count: number): string => (count > 1 ? 'places' : 'place'),
    participants: (count: number): string => (count > 1 ? 'participants' : 'participant'),
    aim: (target: string) => `sur ${target} visés`,
    map: 'La carte qui s’allume',
    mapText: (lit: string, all: string) => `${lit} départements sur ${all} ont au moins un atelier.`,
    latest: 'Derniers ateliers publiés',
    fullScreen: 'Plein écran',
    leave: 'Tous les chiffres',
    door: 'Afficher sur grand écran',
  },
  figures: {
    title: 'Les chiffres de la semaine',
    description: 'Ateliers, places et participants, en France et dans chaque territoire, avec la méthode.',
    lead: (campaign: string, days: string) => `${campaign}\u00a0: ${days}.`,
    asOf: (day: string, time: string) => `Chiffres du ${day} à ${time}, heure de Paris.`,
    none: 'Aucune édition n’est encore annoncée. Les chiffres arriveront avec elle.',
    country: 'France entière',
    summary: {
      of: (name: string, target: string) => `${name} sur ${target} visés`,
      labels: {
        events: (count: number): string => (count > 1 ? 'ateliers annoncés' : 'atelier annoncé'),
        seats: (count: number): string => (count > 1 ? 'places proposées' : 'place proposée'),
        participants: (count: number): string =>
          count > 1 ? 'participants et inscrits' : 'participant ou inscrit',
      },
    },
    makeUp: {
      title: 'D’où vient le nombre de participants',
      caption: 'Participants, selon la manière dont nous le savons',
      how: 'Comment',
      count: 'Nombre',
      share: 'Part',
      total: 'Total',
      checkedIn: 'Émargés',
      checkedInMeaning: 'Leur nom a été coché à l’entrée. C’est le plus sûr.',
      counted: 'Comptés',
      countedMeaning: 'La personne qui animait a compté les présents.',
      estimated: 'Estimés',
      estimatedMeaning: 'La personne qui animait a donné un ordre de grandeur.',
      registered: 'Inscrits',
      registeredMeaning:
        'L’atelier n’a pas encore eu lieu, ou son bilan manque\u00a0: ce sont les places réservées.',
    },
    toVerify: {
      count: (count: number, shown: string) =>
        count > 1 ? `${shown} participants à vérifier` : `${shown} participant à vérifier`,
      title: 'À vérifier, en plus',
      meaning: 'Ils ne sont pas dans ce total\u00a0: leur bilan surprend, et attend d’être confirmé.',
      method: 'Pourquoi\u00a0?',
    },
    regions: {
      title: 'Par région',
      caption: 'Ateliers, places et participants de chaque région',
      head: 'Région',
    },
    departments: {
      title: 'Par département',
      caption: 'Ateliers, places et participants de chaque département et collectivité',
      head: 'Département',
      gaps: (count: number) =>
        count === 0
          ? 'Il y a au moins un atelier dans chaque département.'
          : count === 1
            ? 'Un département n’a encore aucun atelier.'
            : `${count} départements n’ont encore aucun atelier.`,
    },
    columns: {
      events: 'Ateliers',
      seats: 'Places',
      participants: 'Participants et inscrits',
      checkedIn: 'dont émargés',
      counted: 'dont comptés',
      estimated: 'dont estimés',
      registered: 'dont inscrits',
      toVerify: 'à vérifier, en plus',
    },
    outOf: (target: string) => `sur ${target}`,
    noEvent: 'Aucun',
    method: {
      title: 'La méthode',
      events:
        'Un atelier compte dès qu’il est publié. Les brouillons et les ateliers annulés ne comptent pas.',
      seats: 'Les places sont celles annoncées par les organisateurs.',
      unlimited:
        'Sans limite de places, nous prenons le nombre de personnes attendues. S’il n’est pas donné, nous comptons zéro place.',
      participants:
        'Avant l’atelier, nous comptons les places réservées, sans la liste d’attente ni les annulations. Après l’atelier, son bilan remplace ce nombre.',
      grades:
        'Nous n’additionnons jamais des nombres de sources différentes sans le dire\u00a0: le détail est toujours à côté du total.',
      checkedIn: 'Émargés\u00a0: leur nom a été coché à l’entrée, ou signé sur une feuille.',
      counted: 'Comptés\u00a0: quelqu’un a compté les présents, une personne après l’autre.',
      estimated: 'Estimés\u00a0: un ordre de grandeur, à vue d’œil ou de mémoire.',
      registered: 'Inscrits\u00a0: des places réservées, pour un atelier à venir ou dont le bilan manque.',
      verification: 'Un bilan qui surprend est vérifié avant d’être compté\u00a0:',
      aboveCapacity: 'il dépasse une fois et demie les places prévues\u00a0;',
      aboveUsual: (atVenue: string, ofFormat: string) =>
        `il dépasse de loin les bilans précédents du lieu (${atVenue} au moins) ou du format (${ofFormat} au moins). Nous comparons à leur médiane et à leur écart\u00a0;`,
      inSeries: (series: string) =>
        `la structure donne ${series} fois de suite le même nombre, ou un multiple de dix.`,
      waiting:
        'En attendant, l’atelier compte ses places réservées, et le nombre à vérifier est donné à part. La coordination du territoire le confirme, ou demande une correction.',
      targets:
        'Les objectifs des territoires sont calculés\u00a0: des parts de l’objectif national, selon le nombre d’habitants. Ceux qu’une coordination a choisis portent la mention «\u00a0fixé\u00a0».',
      territories:
        'Un atelier est rangé dans le département de son lieu. Un atelier en ligne est rangé dans celui de sa structure.',
    },
    files: {
      title: 'Réutiliser ces chiffres',
      csv: 'Télécharger le tableau (CSV)',
      csvHint: 'S’ouvre dans un tableur. Une ligne par région et par département.',
      api: 'Lire les chiffres par programme (API, JSON)',
    },
    editions: 'Autres éditions',
    csv: {
      columns: [
        'Édition',
        'Niveau',
        'Code',
        'Territoire',
        'Région',
        'Population',
        'Ateliers',
        'Objectif ateliers',
        'Places proposées',
        'Objectif places',
        'Participants et inscrits',
        'Objectif participants',
        'dont émargés',
        'dont comptés',
        'dont estimés',
        'dont inscrits',
        'À vérifier (hors total)',
        'Chiffres arrêtés le',
      ],
      levels: { country: 'France', region: 'Région', department: 'Département' },
    },
  },
  coordination: {
    title: 'Coordination',
    titleOf: (name: string) => `Coordination\u00a0: ${name}`,
    nav: {
      label: 'Espace de coordination',
      week: 'La semaine',
      targets: 'Objectifs',
      team: 'L’équipe',
      messages: 'Messages',
      reports: 'Bilans',
      map: 'La carte',
      journal: 'Le journal',
      figures: 'Chiffres',
      campaigns: 'Éditions',
    },
    lead: (territory: string) => `Où en est la semaine\u00a0: ${territory}.`,
    country: 'toute la France',
    gaps: 'Où agir d’abord',
    gapsCaption: 'Les départements sans atelier d’abord, puis les plus éloignés de leur objectif',
    noGap: 'Chaque département de votre territoire a au moins un atelier.',
    signOut: 'Se déconnecter',
    signedInAs: (name: string) => `Votre compte\u00a0: ${name}.`,
  },
  /** `/mediation/…`: where mediators prepare sessions. */
  thanks: {
    title: 'Après l’atelier',
    label: 'Envoyez-moi des idées pour continuer, le lendemain de l’atelier',
    hint: 'D’autres ateliers près de là, et les programmes partenaires. Un seul message. Décochez quand vous voulez.',
    save: 'Enregistrer',
  },
  reconfirmation: {
    question: 'Venez-vous toujours\u00a0?',
    lead: (until: string) => `D’autres personnes attendent une place. Répondez avant le ${until}.`,
    silence: 'Sans réponse, votre place ira à quelqu’un qui attend.',
    yes: 'Oui, je viens',
    no: 'Non, j’annule mon inscription',
    thanks: 'C’est noté\u00a0: vous venez. Merci de votre réponse.',
    choiceTitle: 'Redemander aux inscrits s’ils viennent',
    choiceLead:
      'Utile quand il y a une liste d’attente. Cinq jours avant l’atelier, chaque personne inscrite reçoit une question\u00a0: «\u00a0Venez-vous toujours\u00a0?\u00a0» Rien ne part si personne n’attend.',
    choice: 'Votre choix',
    choices: {
      none: 'Ne rien demander',
      ask: 'Demander, et garder la place de qui ne répond pas',
      'ask-and-free':
        'Demander, et libérer deux jours avant les places sans réponse. Les personnes que nous n’avons pas pu joindre gardent la leur.',
    },
    save: 'Enregistrer ce choix',
  },
  /** `/mediation/ateliers/:id/…`: those who are registered, for the mediators of the session. */
  registrants: {
    notedBy: (mediator: string) => `noté par ${mediator}`,
    letter: {
      link: 'Écrire à tout le monde',
      title: 'Écrire à tout le monde',
      lead: (readers: number) =>
        readers === 1
          ? 'Une personne inscrite ou en attente a laissé un contact.'
          : `${readers} personnes inscrites ou en attente ont laissé un contact.`,
      replies:
        'Les réponses arrivent à votre adresse. Sans passerelle SMS, les numéros passent dans la liste à appeler.',
      labels: { subject: 'Objet', body: 'Message' },
      hints: { body: '2\u00a0000 signes au plus. Par SMS, seul le début est envoyé.' },
      review: 'Relire avant d’envoyer',
      previewTitle: 'Votre message, tel qu’il partira',
      send: (readers: number) =>
        readers === 1 ? 'Envoyer à une personne' : `Envoyer à ${readers} personnes`,
      change: 'Changer le texte',
      sent: 'C’est envoyé.',
      refused: {
        closed:
          'On n’écrit plus aux personnes de cet atelier\u00a0: il est terminé, annulé ou pas encore publié.',
        too_many_today: 'Trois messages sont partis en 24 heures. Attendez demain pour le suivant.',
        nobody: 'Personne n’a laissé de contact.',
      },
      sentTitle: 'Messages envoyés',
      sentLine: (by: string, day: string, time: string, readers: number) =>
        `${by}, le ${day} à ${time}, à ${readers === 1 ? 'une personne' : `${readers} personnes`}`,
    },
    csv: {
      link: 'Télécharger la liste (CSV)',
      fileName: 'inscriptions',
      columns: [
        'Nom',
        'Places',
        'E-mail',
        'Téléphone',
        'État',
        'Rang d’attente',
        'Proposée jusqu’au',
        'Inscription du',
        'Notée par',
      ],
      states: { seated: 'place réservée', waiting: 'en attente', offered: 'place proposée' },
    },
    signUp: {
      link: 'Inscrire quelqu’un',
      title: 'Inscrire quelqu’un',
      lead: 'Pour une personne au téléphone ou à l’accueil, une association ou une classe. Un nom suffit.',
      free: (left: number) =>
        left === 0
          ? 'L’atelier est complet\u00a0: la personne passera sur la liste d’attente.'
          : left === 1
            ? 'Il reste une place.'
            : `Il reste ${left} places.`,
      labels: {
        name: 'Nom de la personne ou du groupe',
        contact: 'E-mail ou téléphone',
        seats: 'Nombre de places',
      },
      hints: {
        contact:
          'Pour confirmer et prévenir. Sans contact, rien ne sera envoyé\u00a0: notez le rendez-vous à la personne.',
        seats: 'De 1 à 30. Un groupe est accueilli ensemble, ou attend ensemble.',
      },
      button: 'Inscrire',
      knownContact: 'Voir l’inscription qui a ce contact',
      dropIn: 'Entrée libre\u00a0: personne n’a besoin de s’inscrire, les gens viennent directement.',
      another: 'Inscrire une autre personne',
    },
    page: {
      back: 'Toutes les personnes inscrites',
      noName: 'Nom effacé',
      signedUp: 'C’est noté\u00a0: la place est réservée.',
      wait: 'C’est noté\u00a0: il n’y a pas assez de places libres, l’inscription attend sur la liste.',
      state: 'Où en est l’inscription',
      contact: 'Contact',
      seats: 'Places',
      by: 'Notée par',
      since: 'Inscription du',
      states: {
        seated: 'Place réservée',
        offered: (deadline: string) =>
          `Sur la liste d’attente. Place proposée, réponse attendue jusqu’au ${deadline}`,
        waiting: (position: number) => `Sur la liste d’attente, en position ${position}`,
        cancelled: 'Inscription annulée',
      },
      acts: {
        title: 'Qui a changé quoi',
        line: {
          seated: (by: string, day: string, time: string) => `Places données par ${by}, le ${day} à ${time}`,
          changed: (by: string, day: string, time: string) => `Changée par ${by}, le ${day} à ${time}`,
          cancelled: (by: string, day: string, time: string) => `Annulée par ${by}, le ${day} à ${time}`,
        },
      },
      saved: 'C’est enregistré.',
      seated:
        'C’est fait\u00a0: les places sont données. La personne est prévenue si elle a laissé un contact.',
    },
    seating: {
      title: 'Donner les places',
      offered: 'La personne a dit oui\u00a0? Donnez les places sans attendre sa réponse en ligne.',
      overtakes: 'Cette inscription passera devant les autres de la liste.',
      button: (seats: number) => (seats === 1 ? 'Donner la place' : `Donner les ${seats} places`),
      doesNotFit: (free: number) =>
        free === 0
          ? 'Aucune place n’est libre. Celles qui sont gardées sont proposées à d’autres personnes.'
          : `Il n’y a pas assez de places libres\u00a0: ${free}.`,
      raise: (capacity: number) => `Porter la capacité à ${capacity} et donner les places`,
      raiseCapacity: 'Augmenter la capacité',
      changedMeanwhile: 'Les places ont changé entre-temps. Rien n’a été fait. Regardez de nouveau.',
    },
    change: {
      title: 'Changer le nom ou les places',
      name: 'Nom de la personne ou du groupe',
      button: 'Enregistrer',
      notEnough: (possible: number) =>
        `${possible} au plus pour l’instant. Pour en avoir davantage, augmentez la capacité.`,
    },
    cancel: {
      link: 'Annuler cette inscription',
      title: (name: string) => `Annuler l’inscription de ${name}`,
      lead: 'Les places iront à la liste d’attente. Cela ne se défait pas.',
      tell: 'Prévenir la personne',
      noContact: 'Cette personne n’a pas laissé de contact. Prévenez-la vous-même.',
      button: 'Annuler l’inscription',
      keep: 'La garder',
      closed: 'Cette inscription ne change plus.',
    },
  },
  calls: {
    title: 'Personnes à appeler',
    lead: 'Nos messages n’ont pas atteint ces personnes. Appelez-les, puis dites-le ici.',
    notice: (people: number) => (people === 1 ? 'Une personne à appeler' : `${people} personnes à appeler`),
    none: 'Personne à appeler pour l’instant.',
    whatToSay: 'À dire',
    whys: {
      'no-gateway': 'aucun SMS ne part de ce site',
      failed: 'le message a été refusé',
      undelivered: 'le message n’est pas arrivé',
    },
    called: (name: string) => `J’ai appelé ${name}`,
    doneTitle: 'Déjà appelées',
    done: (by: string, when: string) => `par ${by}, ${when}`,
    undo: (name: string) => `Remettre ${name} dans la liste`,
    withoutContactTitle: 'Sans contact',
    withoutContact:
      'Ces personnes n’ont laissé ni e-mail ni téléphone. Rien ne peut leur être envoyé\u00a0: prévenez-les vous-même.',
    at: (day: string, time: string) => `le ${day} à ${time}`,
  },
  /** `/coordination/editions/:slug`: the figures of one edition, made to stand as they are. */
  archive: {
    title: 'Les chiffres d’une édition',
    see: 'Voir ses chiffres',
    manage: 'Voir et arrêter ses chiffres',
    figures: 'Ses chiffres',
    states: {
      coming: 'à venir',
      underWay: 'en cours',
      over: 'terminée, ses chiffres suivent encore les bilans',
      archived: (day: string) => `chiffres arrêtés le ${day}`,
    },
    asOf: (day: string) => `Chiffres arrêtés le ${day}. Ils ne changent plus.`,
    moving: 'Ces chiffres suivent encore les ateliers et leurs bilans.',
    by: (name: string, day: string, time: string) => `Arrêtés par ${name}, le ${day} à ${time}.`,
    publicPages: 'Sur le site public',
    publicPage: 'La page de l’édition',
    publicFigures: 'Ses chiffres par territoire',
    rows: 'Les ateliers derrière ses chiffres',
    freezeTitle: 'Arrêter les chiffres',
    before: 'Avant de le faire',
    missing: (count: number, shown: string) =>
      count === 0
        ? 'Tous les ateliers passés ont leur bilan.'
        : count === 1
          ? 'Un atelier passé n’a pas de bilan. Il comptera ses places réservées.'
          : `${shown} ateliers passés n’ont pas de bilan. Ils compteront leurs places réservées.`,
    toVerify: (count: number, shown: string) =>
      count === 0
        ? 'Aucun participant n’attend de vérification.'
        : count === 1
          ? 'Un participant attend une vérification. Il restera à part.'
          : `${shown} participants attendent une vérification. Ils resteront à part.`,
    toCome: (count: number, shown: string) =>
      count === 1
        ? 'Un atelier de cette édition n’a pas encore eu lieu.'
        : `${shown} ateliers de cette édition n’ont pas encore eu lieu.`,
    whatHappens: 'Ce qui se passe',
    effects: [
      'Les chiffres de chaque territoire restent ceux d’aujourd’hui, partout où ils sont publiés.',
      'Les pages, le tableau et l’API disent depuis quel jour.',
      'Les bilans qui arrivent ensuite sont gardés, mais ne comptent plus. Leur page le dit.',
      'Une annulation, une correction ou l’effacement des inscriptions n’y change rien.',
      'Nous ne demandons plus les bilans qui manquent.',
      'Le journal garde qui l’a fait, et quand.',
    ],
    freeze: 'Arrêter les chiffres de cette édition',
    notOver: (day: string) =>
      `Les chiffres pourront être arrêtés à partir du ${day}. L’édition sera alors finie partout, outre-mer compris.`,
    reopenTitle: 'Rouvrir les chiffres',
    reopenLead:
      'Seulement en cas d’erreur. Les chiffres publiés changeront\u00a0: ils suivront de nouveau les ateliers et leurs bilans.',
    reopenKept: 'Le journal garde votre raison, et les chiffres tels qu’ils étaient.',
    giveReason: 'Écrire la raison',
    reason: 'Pourquoi les rouvrir',
    reasonHint: 'Par exemple\u00a0: les bilans d’une région sont arrivés en retard.',
    reopen: 'Rouvrir les chiffres de cette édition',
    done: {
      archived: 'Les chiffres de cette édition sont arrêtés.',
      'archived-already': 'Les chiffres de cette édition étaient déjà arrêtés. Rien n’a changé.',
      'not-over': 'Cette édition n’est pas encore finie partout. Rien n’a changé.',
      reopened: 'Les chiffres de cette édition suivent de nouveau les ateliers et leurs bilans.',
      'not-archived': 'Les chiffres de cette édition n’étaient pas arrêtés. Rien n’a changé.',
    },
    lists:
      'Les listes d’ateliers, de bilans et de lieux disent ce qui est vrai aujourd’hui. Leur somme peut donc être autre.',
    /** To whoever files a report late, and to the coordinator who reads it. */
    late: (day: string) =>
      `Les chiffres de cette édition sont arrêtés depuis le ${day}. Un bilan envoyé ou corrigé ensuite est gardé, mais ne compte plus.`,
    rowsAsThen: 'Chaque atelier compte comme ce jour-là. Sa page et son bilan ont pu changer depuis.',
    targets: 'Les chiffres de cette édition sont arrêtés\u00a0: ses objectifs ne changent plus.',
  },
  /** The long-term goal, over editions and partners: `/coordination/objectif-pluriannuel`, and a part of `/chiffres`. */
  goal: {
    title: 'L’objectif pluriannuel',
    door: 'Objectif pluriannuel',
    lead: 'Ce que les éditions et leurs partenaires visent ensemble, sur plusieurs années.',
    standing: 'Où il en est',
    none: 'Aucun objectif pluriannuel n’est fixé.',
    aim: (name: string, people: string, first: string, last: string) =>
      first === last
        ? `${name}\u00a0: ${people} personnes en ${first}.`
        : `${name}\u00a0: ${people} personnes de ${first} à ${last}.`,
    perYear: (people: string) => `Chaque année\u00a0: ${people} personnes.`,
    counted: (count: number, people: string) =>
      count > 1
        ? `participants et inscrits aux éditions, sur ${people} visés`
        : `participant ou inscrit aux éditions, sur ${people} visés`,
    together: (declared: string, people: string) =>
      `avec ${declared} que des partenaires déclarent, sur ${people} visés`,
    declaredMeaning:
      'Les nombres déclarés viennent de partenaires hors de ce site. Nous ne les avons pas vérifiés.',
    twice: 'Une personne venue deux fois compte deux fois.',
    years: {
      title: 'Année par année',
      caption: 'Personnes visées, venues ou inscrites aux éditions, et déclarées, par année',
      year: 'Année',
      target: 'Visées',
      counted: 'Dans les éditions',
      declared: 'Déclarées par des partenaires',
      together: 'Ensemble',
      noTarget: 'Non fixé',
      share: (share: string) => `${share} de l’objectif de l’année`,
    },
    parts: {
      title: 'La part de chacun',
      caption: 'Ce qu’apporte chaque édition et chaque partenaire',
      part: 'Édition ou partenaire',
      year: 'Année',
      people: 'Personnes',
      how: 'Connues comment',
      gesture: 'Geste',
      declared: (source: string, day: string) => `Déclarées le ${day}. Source\u00a0: ${source}`,
      moving: 'Ces chiffres peuvent encore changer.',
      outside: 'Hors des années de l’objectif\u00a0: ne compte pas.',
      withdraw: 'Retirer',
      withdrawn: (partner: string, year: string) => `la part de ${partner}, ${year}`,
      none: 'Aucune édition ne tombe dans ces années, et aucun partenaire n’a rien déclaré.',
    },
    set: {
      title: 'Fixer l’objectif',
      change: 'Changer l’objectif',
      lead: 'Il est public. Les éditions qui commencent dans ces années y comptent, selon les mêmes règles.',
      fields: {
        name: 'Nom de l’objectif',
        people: 'Personnes à atteindre en tout',
        perYear: 'Personnes à atteindre chaque année',
        firstYear: 'Première année',
        lastYear: 'Dernière année',
      },
      nameHint: 'Par exemple\u00a0: Un million de personnes sensibilisées à l’IA',
      save: 'Enregistrer l’objectif',
    },
    declare: {
      title: 'Ajouter la part d’un partenaire',
      lead: 'Pour ce qui se passe hors de ce site. Ce nombre reste à part de celui des éditions.',
      fields: {
        partner: 'Partenaire',
        year: 'Année',
        reached: 'Personnes déclarées',
        source: 'Source',
        statedOn: 'Date de la déclaration',
      },
      sourceHint: 'Où ce nombre peut être lu\u00a0: un rapport, une adresse, un courrier.',
      add: 'Ajouter cette part',
    },
    done: {
      set: 'L’objectif est enregistré. Il figure sur la page publique des chiffres.',
      unchanged: 'Rien n’a changé.',
      declared: 'La part du partenaire est ajoutée.',
      withdrawn: 'La part du partenaire est retirée.',
    },
  },
  campaigns: {
    title: 'Les éditions',
    link: 'Les éditions',
    lead: 'Chaque édition a ses dates et ses objectifs.',
    next: 'Ouvrir une édition',
    carried:
      'Les lieux, les structures, les comptes et les modèles d’atelier servent d’une édition à l’autre. Les médiateurs reprennent leurs ateliers depuis leur espace. Ceux déjà préparés pour ces dates rejoignent l’édition.',
    fields: {
      name: 'Nom de l’édition',
      slug: 'Nom dans l’adresse de sa page',
      startsOn: 'Premier jour',
      endsOn: 'Dernier jour',
      events: 'Ateliers visés',
      seats: 'Places visées',
      participants: 'Participants visés',
    },
    slugHint: 'Par exemple\u00a0: semaine-2028',
    open: 'Ouvrir l’édition',
    opened: 'L’édition est ouverte. Elle figure déjà dans les pages publiques.',
    overlap: (names: string) => `Ces dates se croisent avec une autre édition\u00a0: ${names}.`,
    despite: 'C’est voulu',
  },
  team: {
    title: 'L’équipe de coordination',
    lead: (territory: string) => `Qui coordonne la semaine\u00a0: ${territory}, et ce qui en fait partie.`,
    region: (name: string) => `région ${name}`,
    department: (name: string, code: string) => `${name} (${code})`,
    people: 'Coordinateurs',
    also: (organisation: string) => `aussi médiateur pour ${organisation}`,
    nobody: 'Personne encore',
    vacant: (count: number) =>
      count === 1 ? 'Un territoire sans coordinateur' : `${count} territoires sans coordinateur`,
    inviteTitle: 'Inviter un coordinateur',
    inviteLead:
      'La personne reçoit un lien, valable 7 jours. Elle verra les chiffres de son territoire et pourra y agir. Elle ne verra pas les inscrits.',
    territory: 'Son territoire',
    territoryHint: 'Le vôtre, ou un territoire qui en fait partie. Plusieurs personnes peuvent s’en occuper.',
    choose: 'Choisissez un territoire',
    remove: (name: string) => `Retirer ${name}`,
    removeMeans: (name: string) =>
      `${name} ne pourra plus se connecter. Son adresse est oubliée. Ses invitations en attente sont retirées.`,
    removeMeansMediator: (name: string, organisation: string) =>
      `${name} ne coordonnera plus ce territoire, mais restera médiateur de ${organisation}. Ses invitations en attente sont retirées.`,
    confirmRemove: (name: string) => `Retirer ${name} de l’équipe`,
    leave: 'Quitter l’équipe',
    leaveMeans: 'Vous ne pourrez plus vous connecter. Votre adresse est oubliée.',
    leaveMeansMediator: (organisation: string) =>
      `Vous ne coordonnerez plus ce territoire, mais resterez médiateur de ${organisation}.`,
    confirmLeave: 'Quitter l’équipe de coordination',
    by: (name: string) => `invité par ${name}`,
    done: {
      closed: 'Le compte est fermé.',
      mediatorAgain: 'Cette personne ne coordonne plus. Son compte de médiateur reste ouvert.',
      last: 'Cette personne est la dernière à coordonner toute la France. Invitez d’abord quelqu’un.',
    },
    page: {
      title: 'Coordonner la semaine',
      lead: (invitedBy: string, territory: string) =>
        `${invitedBy} vous invite à coordonner la semaine. Votre territoire\u00a0: ${territory}.`,
      keepsOrganisation: (organisation: string) =>
        `Votre compte reste le même. Vous restez aussi médiateur de ${organisation}.`,
      replaces: (territory: string) =>
        `Vous coordonnez déjà un territoire\u00a0: ${territory}. Le nouveau le remplacera.`,
    },
    mail: {
      subject: (territory: string) => `Invitation à coordonner la semaine\u00a0: ${territory}`,
      intro: (invitedBy: string, territory: string) =>
        `${invitedBy} vous invite à coordonner la semaine. Votre territoire\u00a0: ${territory}.`,
      hasAccount: 'Votre compte reste le même\u00a0: la page vous dit ce qui change.',
      notYou: 'Vous ne savez pas de quoi il s’agit\u00a0? Ignorez ce message\u00a0: rien ne sera fait.',
      sms: 'Invitation à coordonner',
    },
  },
  organisation: {
    title: 'Votre structure',
    link: 'Vos collègues',
    lead: (organisation: string) => `Les personnes qui gèrent les ateliers de ${organisation}`,
    colleagues: 'Collègues',
    you: '(vous)',
    remove: (name: string) => `Retirer ${name}`,
    removeMeans: (name: string) =>
      `${name} ne pourra plus se connecter. Son adresse est oubliée. Ses ateliers restent à la structure\u00a0: ceux à venir passent à votre nom.`,
    confirmRemove: (name: string) => `Fermer le compte de ${name}`,
    leave: 'Quitter cette structure',
    leaveMeans:
      'Vous ne pourrez plus vous connecter. Votre adresse est oubliée. Vos ateliers restent à la structure\u00a0: ceux à venir passent au nom d’un collègue.',
    confirmLeave: 'Fermer mon compte',
    inviteTitle: 'Inviter un collègue',
    inviteLead:
      'La personne reçoit un lien, valable 7 jours. Elle pourra gérer tous les ateliers de la structure.',
    name: 'Nom de la personne',
    email: 'Son adresse électronique',
    emailHint: 'Par exemple\u00a0: prenom.nom@structure.fr',
    invite: 'Envoyer l’invitation',
    invitations: 'Invitations en attente',
    until: (day: string) => `valable jusqu’au ${day}`,
    revoke: 'Retirer l’invitation',
    sendAgain: 'Renvoyer',
    done: {
      invited: 'L’invitation part dans un instant. Elle vaut 7 jours et sert une seule fois.',
      revoked: 'L’invitation est retirée. Son lien ne sert plus.',
      sent: 'L’invitation est renvoyée. Elle vaut de nouveau 7 jours.',
      tooSoon: 'Cette invitation est partie il y a moins d’une heure. Réessayez plus tard.',
      over: 'Cette invitation n’attend plus de réponse.',
      removed: 'Le compte est fermé. Les ateliers restent à la structure.',
      last: 'Cette personne est la dernière de la structure. Invitez d’abord un collègue.',
    },
  },
  invitation: {
    title: 'Rejoindre une structure',
    lead: (invitedBy: string, organisation: string) =>
      `${invitedBy} vous invite à gérer les ateliers de ${organisation}.`,
    account: (name: string, email: string) =>
      `Un compte sera ouvert au nom de ${name}, avec l’adresse ${email}. Il n’y a pas de mot de passe à choisir.`,
    accept: 'Accepter l’invitation',
    overTitles: {
      accepted: 'Cette invitation a déjà servi',
      revoked: 'Cette invitation a été retirée',
      expired: 'Cette invitation a expiré',
      'has-account': 'Cette adresse a déjà un compte',
      'last-national': 'Vous êtes la dernière personne à coordonner toute la France',
      unknown: 'Ce lien n’est pas valable',
    },
    over: {
      accepted: 'Votre compte existe. Connectez-vous avec votre adresse.',
      revoked: 'La structure ne vous attend plus. Parlez-en à la personne qui vous a invité.',
      expired: 'Une invitation vaut 7 jours. Demandez-en une autre à la personne qui vous a invité.',
      'has-account':
        'Un compte ne peut être que d’une structure. Quittez d’abord l’autre, ou faites-vous inviter avec une autre adresse.',
      'last-national': 'Avant de changer de territoire, invitez quelqu’un à coordonner toute la France.',
      unknown: 'L’adresse est peut-être coupée. Copiez le lien en entier, ou demandez une autre invitation.',
    },
    mail: {
      subject: (organisation: string) => `Invitation à rejoindre ${organisation}`,
      intro: (invitedBy: string, organisation: string) =>
        `${invitedBy} vous invite à gérer avec vos collègues les ateliers de ${organisation}.`,
      button: 'Voir l’invitation',
      validity: 'Ce lien vaut 7 jours et sert une seule fois.',
      notYou: 'Vous ne connaissez pas cette structure\u00a0? Ignorez ce message\u00a0: rien ne sera fait.',
      introElsewhere: (invitedBy: string, organisation: string) =>
        `${invitedBy} vous invite à gérer les ateliers de ${organisation}. Mais votre adresse a déjà un compte ici, et un compte n’est que d’une structure.`,
      elsewhereTitle: 'Pour changer de structure',
      elsewhereSteps: [
        'Connectez-vous et ouvrez «\u00a0Vos collègues\u00a0».',
        'Choisissez «\u00a0Quitter cette structure\u00a0». S’il n’y a que vous, invitez d’abord un collègue.',
        'Demandez une nouvelle invitation. Ou faites-vous inviter dès maintenant avec une autre adresse.',
      ],
      sms: 'Invitation à rejoindre',
    },
  },
  journal: {
    title: 'Le journal',
    lead: 'Qui a fait quoi, quand, et dans quel rôle. Les heures sont celles de Paris.',
    kept: 'Les lignes sont gardées deux ans. Elles ne disent rien des personnes inscrites.',
    filters: 'Choisir ce qui est montré',
    filtersActive: (count: number) => (count === 1 ? 'Un filtre choisi' : `${count} filtres choisis`),
    territory: 'Territoire',
    act: 'Ce qui a été fait',
    anything: 'Tout',
    subject: 'Sur quoi',
    email: 'Par qui (adresse électronique)',
    from: 'Du',
    to: 'Au',
    submit: 'Montrer',
    clear: 'Tout montrer',
    onlyBy: (name: string) => `Seulement ce qu’a fait ${name}.`,
    onlyAbout: (name: string) => `Seulement ce qui concerne «\u00a0${name}\u00a0».`,
    none: 'Rien n’est noté pour cette recherche.',
    older: 'Plus ancien',
    newest: 'Revenir au plus récent',
    gone: 'sans nom',
    see: 'Voir',
    everythingAbout: 'Tout sur ce sujet',
    roles: {
      mediator: 'médiateur',
      coordinator: (territory: string) => `coordination, ${territory}`,
    },
    at: (day: string, time: string) => `le ${day} à ${time}`,
    detail: (label: string, value: string) => `${label}\u00a0: ${value}`,
  },
  audit: {
    acts: {
      created: 'Création',
      edited: 'Modification',
      submitted: 'Proposition',
      published: 'Publication',
      cancelled: 'Annulation',
      approved: 'Approbation',
      returned: 'Renvoi',
      filed: 'Dépôt',
      corrected: 'Correction',
      confirmed: 'Confirmation',
      'set-aside': 'Mise à l’écart',
      merged: 'Fusion',
      closed: 'Fermeture',
      reopened: 'Réouverture',
      deleted: 'Suppression',
      imported: 'Import',
      exported: 'Export',
      wrote: 'Envoi',
      invited: 'Invitation',
      'invitation-withdrawn': 'Retrait d’une invitation',
      joined: 'Arrivée',
      'target-set': 'Nouvel objectif',
      'carried-over': 'Reprise',
      archived: 'Archivage',
    },
    details: {
      name: 'nom',
      from: 'fusionné avec',
      headCount: 'personnes venues',
      grade: 'd’où vient le nombre',
      recipients: 'destinataires',
      part: 'partie visée',
      events: 'ateliers',
      seats: 'places',
      participants: 'participants',
      reason: 'raison',
      note: 'précision',
      criteria: 'critères',
      format: 'format',
      rows: 'lignes',
    },
    subjects: {
      session: 'Atelier',
      report: 'Bilan',
      venue: 'Lieu',
      organisation: 'Structure',
      account: 'Compte',
      invitation: 'Invitation',
      campaign: 'Édition',
      goal: 'Objectif pluriannuel',
      target: 'Objectif',
      letter: 'Courrier',
      export: 'Export',
      import: 'Import',
    },
  },
  /** `/coordination/exports` and the files that it gives. */
  exports: {
    title: 'Exports',
    lead: (territory: string) => `Des tableaux pour un tableur\u00a0: ${territory}.`,
    private:
      'Aucun tableau ne nomme une personne inscrite ou venue. Chaque export est noté au journal\u00a0: qui, quoi, où, combien de lignes.',
    edition: 'Édition',
    what: 'Quel tableau\u00a0?',
    subjects: {
      sessions: 'Ateliers',
      venues: 'Lieux',
      organisations: 'Structures',
      reports: 'Bilans',
    },
    hints: {
      sessions: 'Publiés, ou annulés depuis.',
      venues: 'Ceux qui sont ouverts.',
      organisations: 'Avec leur nombre d’ateliers.',
      reports: 'Ceux à vérifier sont marqués.',
    },
    rows: (count: number, shown: string) => (count > 1 ? `${shown} lignes` : `${shown} ligne`),
    format: 'Quel format\u00a0?',
    formats: {
      xlsx: 'Classeur (XLSX)',
      csv: 'Texte (CSV)',
    },
    formatHints: {
      xlsx: 'Pour LibreOffice et Excel.',
      csv: 'Pour d’autres logiciels.',
    },
    download: 'Télécharger',
    tooLong: 'Ce tableau a trop de lignes pour un classeur. Choisissez le format CSV.',
    openData: 'Les données ouvertes à tous',
    fileNames: {
      sessions: 'ateliers',
      venues: 'lieux',
      organisations: 'structures',
      reports: 'bilans',
    },
    /** What the journal says of where and of which edition. */
    criteria: (territory: string, campaign: string) => `${territory}, ${campaign}`,
    ownSheet: 'Ateliers de la structure',
    remarks: {
      sheetName: 'À lire',
      what: (subject: string, criteria: string) => `${subject}\u00a0: ${criteria}.`,
      when: (day: string, time: string, rows: string) =>
        `Export du ${day} à ${time}, heure de Paris\u00a0: ${rows}.`,
      times: 'Les jours et les heures sont ceux du lieu. Une colonne donne aussi l’heure universelle (UTC).',
      codes: 'Les codes des communes, départements et régions sont ceux de l’INSEE.',
      grades:
        'Émargés\u00a0: noms cochés. Comptés\u00a0: présents comptés. Estimés\u00a0: ordre de grandeur. Inscrits\u00a0: places réservées, sans bilan. N’additionnez pas sans le dire.',
      toVerify:
        'Un bilan à vérifier surprend, et ne compte pas encore. L’atelier compte ses places réservées en attendant.',
      cancelled: 'Un atelier annulé ne compte pour rien\u00a0: ses participants restent vides.',
    },
    yes: 'oui',
    no: 'non',
    positions: { exact: 'exacte', approximate: 'approximative' },
    verifications: {
      verified: 'Vérifiée',
      waiting: 'En attente d’un premier accord',
      returned: 'Renvoyée',
    },
    columns: {
      session: 'Identifiant de l’atelier',
      venueId: 'Identifiant du lieu',
      organisationId: 'Identifiant de la structure',
      webAddress: 'Page publique',
      title: 'Titre',
      state: 'État',
      day: 'Jour',
      start: 'Début',
      end: 'Fin',
      timeZone: 'Fuseau horaire',
      startsAt: 'Début (UTC)',
      programme: 'Programme',
      organisation: 'Structure',
      audience: 'Public',
      format: 'Format',
      language: 'Langue',
      attendance: 'Sur place ou en ligne',
      entry: 'Entrée',
      venue: 'Lieu',
      address: 'Adresse',
      addressExtra: 'Complément d’adresse',
      postcode: 'Code postal',
      commune: 'Commune',
      communeCode: 'Code INSEE de la commune',
      department: 'Département',
      departmentCode: 'Code du département',
      region: 'Région',
      regionCode: 'Code de la région',
      capacity: 'Capacité (vide\u00a0: sans limite)',
      expected: 'Personnes attendues',
      seatsOffered: 'Places proposées',
      seatsTaken: 'Places réservées',
      seatsWaiting: 'Places en liste d’attente',
      participants: 'Participants et inscrits',
      grade: 'Connus comment',
      peopleToVerify: 'À vérifier, en plus',
      publishedOn: 'Publié le',
      cancelledOn: 'Annulé le',
      headCount: 'Personnes venues',
      toVerify: 'À vérifier',
      counts: 'Compte dans les chiffres',
      filedOn: 'Bilan déposé le',
      filedAt: 'Bilan déposé (UTC)',
      versions: 'Versions du bilan',
      latitude: 'Latitude',
      longitude: 'Longitude',
      position: 'Position',
      stepFree: 'Accès sans marche',
      accessNotes: 'Accès',
      transportNotes: 'Transports',
      openingHours: 'Horaires',
      website: 'Site web',
      events: 'Ateliers de l’édition',
      source: 'Source',
      sourceId: 'Identifiant dans la source',
      createdOn: 'Ajouté le',
      verification: 'Vérification',
      verifiedOn: 'Vérifiée le',
      accounts: 'Comptes ouverts',
    },
  },
  sessionHistory: {
    title: 'Qui a fait quoi',
    line: (act: string, by: string) => `${act} par ${by}`,
    at: (day: string, time: string) => `le ${day} à ${time}`,
  },
  /** Mails to mediators about the sessions they hold, `/mediation/notifications` and the page of their mails' link. */
  notifications: {
    seatsLabel: 'Places prises',
    seats: ({
      taken,
      capacity,
      seatsWaiting,
    }: {
      taken: number;
      capacity: number | null;
      seatsWaiting: number;
    }) =>
      [
        capacity === null ? `${taken}, sans limite` : `${taken} sur ${capacity}`,
        seatsWaiting === 0
          ? ''
          : seatsWaiting === 1
            ? 'une place attendue'
            : `${seatsWaiting} places attendues`,
      ]
        .filter(Boolean)
        .join(', '),
    openSession: 'Voir la liste des inscrits',
    more: (n: number) =>
      n === 1 ? 'Encore un atelier dans votre espace' : `Encore ${n} ateliers dans votre espace`,
    manage: 'Arrêter ces messages',
    news: {
      subject: (n: number, title: string, sessions: number) =>
        sessions > 1
          ? `${n} nouvelles inscriptions à vos ateliers`
          : n === 1
            ? `Nouvelle inscription\u00a0: ${title}`
            : `${n} nouvelles inscriptions\u00a0: ${title}`,
      intro: (n: number) =>
        n === 1
          ? 'Une personne vient de s’inscrire. Son nom est dans votre espace.'
          : `${n} inscriptions depuis notre dernier message. Les noms sont dans votre espace.`,
      label: 'Nouveau',
      line: ({ registrations, seats, waiting }: { registrations: number; seats: number; waiting: number }) =>
        [
          registrations === 1 ? 'une inscription' : `${registrations} inscriptions`,
          seats === 1 ? 'une place' : `${seats} places`,
          waiting === 0
            ? ''
            : waiting === 1
              ? 'dont une en liste d’attente'
              : `dont ${waiting} en liste d’attente`,
        ]
          .filter(Boolean)
          .join(', '),
      why: 'Vous recevez ce message parce que vous animez ces ateliers.',
      sms: (n: number) => (n === 1 ? 'Nouvelle inscription' : `${n} nouvelles inscriptions`),
    },
    notices: {
      subject: (sessions: number) => `Du nouveau dans ${sessions} de vos ateliers`,
      subjects: {
        full: (title: string) => `Complet\u00a0: ${title}`,
        waiting: (title: string) => `La liste d’attente s’allonge\u00a0: ${title}`,
        cancelled: (title: string) => `Annulation de dernière minute\u00a0: ${title}`,
      },
      intro: 'Voici ce qui a changé dans vos ateliers à venir.',
      label: 'À savoir',
      lines: {
        full: () => 'L’atelier est complet. Les prochaines personnes vont en liste d’attente.',
        waiting: () => 'La liste d’attente est longue. Une autre date, ou une salle plus grande\u00a0?',
        cancelled: (seats: number) =>
          seats === 1
            ? 'Une place a été rendue, à moins de 24 heures de l’atelier.'
            : `${seats} places ont été rendues, à moins de 24 heures de l’atelier.`,
      },
      why: 'Vous recevez ce message parce que vous animez ces ateliers.',
      sms: 'Du nouveau dans vos ateliers',
    },
    page: {
      link: 'Mes notifications',
      title: 'Vos notifications',
      lead: 'Choisissez ce que nous vous écrivons sur les ateliers que vous animez.',
      address: (email: string) => `Ces messages vont à ${email}.`,
      registrations: 'Nouvelles inscriptions',
      choices: {
        off: 'Aucun message',
        daily: 'Un message par jour',
        each: 'Au fur et à mesure',
      },
      hints: {
        off: 'Vous regardez votre espace quand vous voulez.',
        daily: 'À 7 heures, s’il y a du nouveau.',
        each: 'Au plus un message par heure, qui regroupe tout.',
      },
      noticesTitle: 'M’écrire aussi quand',
      noticesHint: 'Un seul message pour tous vos ateliers, au plus un par demi-heure.',
      notices: {
        full: 'un atelier devient complet',
        waiting: (limit: number) => `plus de ${limit} places sont attendues en liste d’attente`,
        cancelled: 'quelqu’un annule moins de 24 heures avant l’atelier',
      },
      always:
        'Les demandes de bilan et les liens de connexion continuent d’arriver\u00a0: l’atelier ne peut pas s’en passer.',
      circularsTitle: 'Messages des coordinateurs',
      circulars: 'recevoir ce que les coordinateurs écrivent à tous les médiateurs',
      noNames: 'Ils ne contiennent aucun nom. La liste des inscrits reste dans votre espace.',
      save: 'Enregistrer',
      saved: 'C’est enregistré.',
    },
    stop: {
      titles: {
        registrations: 'Messages sur les nouvelles inscriptions',
        notices: 'Messages sur vos ateliers',
        circulars: 'Messages des coordinateurs',
      },
      leads: {
        registrations: 'Vous ne voulez plus recevoir ces messages\u00a0? Un clic suffit.',
        notices:
          'Vous ne voulez plus savoir qu’un atelier est complet, très attendu ou qu’une place se libère\u00a0? Un clic suffit.',
        circulars:
          'Vous ne voulez plus recevoir ce que les coordinateurs écrivent aux médiateurs\u00a0? Un clic suffit.',
      },
      button: 'Ne plus recevoir ces messages',
      stoppedTitle: 'Ces messages sont arrêtés',
      stopped: 'Vous n’en recevrez plus. Vous pouvez changer d’avis dans votre espace.',
      more: 'Régler toutes mes notifications',
    },
  },
  /** `/coordination/messages`: what coordinators write to mediators. */
  circulars: {
    title: 'Messages aux médiateurs',
    lead: (territory: string) => `Ce qui a été écrit aux médiateurs\u00a0: ${territory}.`,
    none: 'Aucun message n’a encore été envoyé ici.',
    write: 'Écrire un message',
    writeTitle: 'Écrire aux médiateurs',
    writeLead: 'Choisissez d’abord à qui. Rien ne part avant votre relecture.',
    whom: 'À qui\u00a0?',
    labels: {
      territory: 'Territoire',
      state: 'Où en sont-ils\u00a0?',
      place: 'Autour d’une commune',
      radius: 'À moins de',
      subject: 'Objet',
      body: 'Message',
    },
    hints: {
      place:
        'Nom ou code postal. Ceux qui ont un lieu ou un atelier près de là. Laissez vide pour tout le territoire.',
      body: 'Commencez par l’essentiel. «\u00a0Bonjour\u00a0», votre nom et votre territoire sont ajoutés.',
    },
    kilometres: (n: number) => `${n} km`,
    states: {
      tous: 'Tous les médiateurs',
      'sans-atelier': 'Aucun atelier publié pour cette édition',
      brouillons: 'Des brouillons jamais publiés',
      'sans-inscrits': 'Des ateliers à venir sans aucun inscrit',
      'bilans-dus': 'Des bilans à faire',
    },
    show: 'Voir qui est concerné',
    placeProblems: {
      unknown: 'Nous ne connaissons pas cette commune. Vérifiez le nom ou le code postal.',
      too_wide: 'Donnez une commune plutôt qu’un département ou une région.',
      choice: 'Plusieurs communes portent ce nom. Laquelle\u00a0?',
      outside: 'Cette commune est hors de votre territoire.',
    },
    reached: (n: number) =>
      n === 0
        ? 'Personne ne correspond à ces critères.'
        : n === 1
          ? 'Une personne recevra ce message.'
          : `${n} personnes recevront ce message.`,
    refusing: (n: number) =>
      n === 1
        ? 'Une autre personne ne veut pas de ces messages\u00a0: nous ne lui écrirons pas.'
        : `${n} autres personnes ne veulent pas de ces messages\u00a0: nous ne leur écrirons pas.`,
    readers: 'Qui recevra ce message',
    readersHead: { name: 'Nom', organisation: 'Structure' },
    yourMessage: 'Votre message',
    replies: 'Les réponses arriveront directement à votre adresse.',
    review: 'Relire avant d’envoyer',
    previewTitle: 'Le message tel qu’il arrivera',
    previewFor: (name: string) => `Exemple, pour ${name}. Chaque personne y lit son propre nom.`,
    previewHead: { from: 'De', replyTo: 'Répondre à', subject: 'Objet' },
    test: (email: string) => `M’envoyer un essai à ${email}`,
    tested: 'L’essai est parti. Regardez votre messagerie.',
    testedAlready: 'Un essai est parti il y a moins d’une minute. Patientez un peu.',
    change: 'Modifier',
    send: (n: number) => (n === 1 ? 'Envoyer à une personne' : `Envoyer à ${n} personnes`),
    refused: {
      nobody: 'Personne ne correspond plus à ces critères. Rien n’est parti.',
      too_many_today: (n: number) =>
        `Vous avez déjà envoyé ${n} messages en 24 heures. Rien n’est parti, revenez demain.`,
    },
    sent: 'C’est envoyé. Les messages partent peu à peu.',
    progress: (done: string, all: string) => `${done} sur ${all} messages préparés`,
    progressLead:
      'Dix par seconde au plus, pour ne retarder aucune inscription. Vous pouvez fermer cette page.',
    refresh: 'Actualiser',
    finished: (n: number) => (n === 1 ? 'Envoyé à une personne.' : `Envoyé à ${n} personnes.`),
    criteria: (territory: string, state: string, near: string) =>
      [territory, state, near].filter(Boolean).join(' · '),
    near: (commune: string, radius: number) => `à moins de ${radius} km de ${commune}`,
    writtenBy: (name: string, territory: string, day: string, time: string) =>
      `${name}, coordination\u00a0: ${territory}. Le ${day} à ${time}.`,
    mail: {
      sms: 'Message de votre coordination',
      testSubject: (subject: string) => `[Essai] ${subject}`,
      from: (name: string, territory: string) =>
        `Message de ${name}, coordination\u00a0: ${territory}. Vous pouvez lui répondre directement.`,
      space: 'Ouvrir mon espace',
      stop: 'Ne plus recevoir ces messages',
      why: (organisation: string | null, site: string) =>
        organisation === null
          ? `Ce message est écrit aux médiateurs de ${site}. Aucun traceur dans ce message.`
          : `Vous recevez ce message parce que vous travaillez pour ${organisation}, sur ${site}. Aucun traceur dans ce message.`,
    },
  },
  workspace: {
    today: 'À faire aujourd’hui',
    allDone: 'Tout est fait. Rien ne vous attend aujourd’hui.',
    actions: {
      returned: () => 'Corriger l’atelier renvoyé',
      calls: (people: number) => (people === 1 ? 'Appeler une personne' : `Appeler ${people} personnes`),
      draft: () => 'Publier le brouillon',
      waiting: () => 'Voir la liste d’attente',
      'nearly-empty': () => 'Faire connaître l’atelier',
    },
    reasons: {
      returned: () => 'Un coordinateur vous a écrit pourquoi.',
      calls: () => 'Nos messages ne les ont pas atteintes.',
      draft: () => 'La date approche et personne ne le voit encore.',
      waiting: (seats: number) =>
        seats === 1 ? 'Une place est attendue.' : `${seats} places sont attendues.`,
      'nearly-empty': (taken: number, capacity: number | null) =>
        `Places prises\u00a0: ${taken} sur ${capacity}.`,
    },
    more: {
      returned: (n: number) => `${n} autres ateliers vous ont été renvoyés.`,
      calls: (n: number) => `Des personnes sont à appeler pour ${n} autres ateliers.`,
      draft: (n: number) => `${n} autres brouillons ont une date proche.`,
      waiting: (n: number) => `${n} autres ateliers ont une liste d’attente.`,
      'nearly-empty': (n: number) => `${n} autres ateliers proches sont presque vides.`,
    },
  },
  mediation: {
    title: 'Mon espace',
    lead: (organisation: string) => `Les ateliers de votre structure\u00a0: ${organisation}`,
    signedInAs: (name: string) => `Vous êtes ${name}.`,
    newSession: 'Nouvel atelier',
    newVenue: 'Ajouter un lieu',
    coming: 'Ateliers à venir',
    noneComing: 'Aucun atelier à venir. Le premier se prépare en deux minutes.',
    past: 'Ateliers passés',
    venues: 'Vos lieux',
    noVenues: 'Aucun lieu pour l’instant. Ajoutez celui où vous accueillez.',
    sessionHere: 'Créer un atelier ici',
    manageVenues: 'Modifier vos lieux',
    seats: (taken: string, capacity: string | undefined) =>
      capacity === undefined
        ? `Places prises\u00a0: ${taken}, sans limite`
        : `Places prises\u00a0: ${taken} sur ${capacity}`,
    seatsDropIn: (capacity: string | undefined) =>
      capacity === undefined ? 'Entrée libre, sans limite' : `Entrée libre, places\u00a0: ${capacity}`,
    waiting: (seats: string) => `${seats} en liste d’attente`,
    held: (seats: string) => `dont ${seats} à confirmer`,
    backToSpace: 'Mon espace',
    backToSession: 'Revenir à l’atelier',
    venue: {
      title: 'Ajouter un lieu',
      searchLead: 'Cherchez d’abord\u00a0: votre lieu est peut-être déjà connu.',
      query: 'Nom du lieu, adresse ou commune',
      queryHint: 'Par exemple\u00a0: médiathèque Guéret, ou 1 place Bonnyaud 23000 Guéret',
      search: 'Chercher',
      known: 'Est-ce l’un de ces lieux\u00a0?',
      addresses: 'Ou un nouveau lieu à cette adresse\u00a0?',
      addAt: (address: string) => `Ajouter un lieu\u00a0: ${address}`,
      approximate: 'position à préciser',
      nothing: 'Rien trouvé. Essayez avec la commune ou le code postal.',
      detailsTitle: 'Décrire le lieu',
      commune: (name: string, department: string) => `Commune\u00a0: ${name} (${department})`,
      searchAgain: 'Chercher une autre adresse',
      thisOne: 'C’est celui-ci',
      noneOfThese: 'Non, créer un nouveau lieu',
      name: 'Nom du lieu',
      nameHint: 'Celui que les gens connaissent, par exemple\u00a0: Médiathèque de Guéret',
      address: 'Numéro et rue',
      addressExtra: 'Étage, salle, bâtiment',
      postcode: 'Code postal',
      access: 'Accès des personnes à mobilité réduite',
      accessHint: 'Marches, largeur de la porte, ascenseur, boucle magnétique…',
      stepFree: 'On entre sans marche',
      transport: 'Comment venir',
      transportHint: 'Arrêt de bus, parking, entrée par la cour…',
      pinTitle: 'Où est l’entrée\u00a0?',
      pinLead: 'Déplacez l’épingle jusqu’à l’entrée, ou corrigez les nombres.',
      latitude: 'Latitude',
      longitude: 'Longitude',
      save: 'Enregistrer ce lieu',
    },
    preparation: {
      steps: 'Étapes',
      stepNames: { where: 'Où', what: 'Quoi', when: 'Quand' },
      stepTitles: { where: 'Où a lieu l’atelier\u00a0?', what: 'Qu’y fait-on\u00a0?', when: 'Quand\u00a0?' },
      next: 'Continuer',
      check: 'Continuer\u00a0: tout vérifier',
      later: 'Enregistrer et finir plus tard',
      savedAt: 'Brouillon enregistré à {hour}\u00a0h\u00a0{minute}',
      notSaved: 'Pas encore enregistré. Nous réessayons\u00a0: gardez cette page ouverte.',
      templatesLead: 'Partez d’un modèle. Tout reste libre à changer.',
      templatesReplace: 'Un autre modèle remplace le titre, la description et les réglages ci-dessus.',
      blankPage: 'Partir d’une page blanche',
      otherTemplate: 'Choisir un autre modèle',
      useTemplate: 'Choisir ce modèle',
      templateFacts: (audience: string, minutes: number) => `${audience} · ${inHours(minutes)}`,
      firstDay: 'Jour, ou premier jour',
      frequency: 'Répéter',
      frequencies: {
        once: 'Une seule fois',
        daily: 'Chaque jour',
        weekdays: 'Du lundi au vendredi',
        weekly: 'Chaque semaine',
      },
      count: 'Nombre de jours',
      firstHour: 'Heure de début',
      secondHour: 'Deuxième heure',
      thirdHour: 'Troisième heure',
      minutes: 'Durée',
      duration: (minutes: number) => inHours(minutes),
      otherDates: 'Ajouter d’autres dates, une par une',
      otherDatesHint: (most: number) =>
        `Laissez vide ce qui ne sert pas. ${most} ateliers au plus en une fois.`,
      rowDate: (row: number) => `Jour ${row}`,
      rowTime: (row: number) => `Heure ${row}`,
      moreRows: 'Plus de lignes',
      unfinished: 'Brouillons à terminer',
      untitled: 'Brouillon sans titre',
      keptOn: (day: string, time: string) => `enregistré ${day} à ${time}`,
      discard: 'Jeter',
      again: 'Refaire ce qui a marché',
      againLead: 'Pour copier un atelier ou une série, ouvrez-les et choisissez «\u00a0Dupliquer\u00a0».',
      lastEdition: 'Reprendre les ateliers de la dernière édition',
    },
    series: {
      ofSeries: 'Voir toutes les dates de cette série',
      lead: (count: number) => (count > 1 ? `${count} dates, le même atelier` : 'Une date'),
      published: 'C’est publié. Les ateliers sont visibles de tous.',
      draftNotice: (drafts: number) =>
        drafts > 1
          ? `${drafts} dates ne sont pas encore publiques. Vérifiez-les, puis publiez.`
          : 'Une date n’est pas encore publique. Vérifiez-la, puis publiez.',
      publish: (drafts: number) => (drafts > 1 ? `Publier les ${drafts} ateliers` : 'Publier l’atelier'),
      backToSeries: 'Revenir à la série',
      editAll: 'Modifier toute la série',
      editOne: 'Modifier cette date',
      duplicate: 'Dupliquer la série',
      duplicateOne: 'Dupliquer',
      cancel: 'Annuler la série',
      removeDrafts: (drafts: number) =>
        drafts > 1 ? `Supprimer les ${drafts} brouillons` : 'Supprimer le brouillon',
      scope: 'Pour quelles dates\u00a0?',
      scopeHint: 'Seul ce que vous changez ici change ailleurs. Un jour déplacé déplace les autres d’autant.',
      scopes: {
        one: 'Cette date seulement',
        following: 'Cette date et les suivantes',
        all: 'Toutes les dates de la série',
      },
      refused: (day: string) => `Rien n’a été changé\u00a0: l’atelier du ${day} l’empêche.`,
      cancelTitle: 'Annuler la série',
      cancelLead: (open: number, people: string) =>
        `Ateliers annulés\u00a0: ${open}. Places prises ou attendues\u00a0: ${people}. Chaque personne sera prévenue. Cela ne se défait pas.`,
      confirmCancel: (open: number) =>
        open > 1 ? `Annuler les ${open} ateliers et prévenir` : 'Annuler l’atelier et prévenir',
      keep: 'Garder la série',
      nothingToCancel: 'Aucun atelier de cette série n’est à annuler.',
    },
    drafts: {
      title: 'Brouillons',
      lead: 'Rien de ceci n’est public. Cochez ce que vous voulez publier.',
      none: 'Aucun atelier en brouillon.',
      published: 'C’est publié.',
      repeated: 'Les ateliers repris sont ici, en brouillon. Vérifiez les dates, puis publiez.',
      leftOut: (count: number) =>
        count > 1
          ? `${count} n’ont pas pu être repris\u00a0: leur lieu a fermé.`
          : 'Un atelier n’a pas pu être repris\u00a0: son lieu a fermé.',
      chooseSome: 'Cochez entre 1 et 60 ateliers.',
      missing: (part: string) => `Il manque ${part}.`,
      open: 'Ouvrir',
      publishTicked: 'Publier les ateliers cochés',
    },
    lastEdition: {
      title: 'Reprendre la dernière édition',
      lead: 'Cochez les ateliers à refaire. Ils deviennent des brouillons, le même jour de la semaine et à la même heure.',
      none: 'Votre structure n’a tenu aucun atelier à la dernière édition.',
      chooseSome: 'Cochez entre 1 et 60 ateliers.',
      moved: (from: string, to: string, time: string) => `${from} → ${to}, à ${time}`,
      repeat: 'Reprendre les ateliers cochés',
    },
    session: {
      newTitle: 'Nouvel atelier',
      newLead: 'Rien n’est public tant que vous n’avez pas publié.',
      editTitle: 'Modifier l’atelier',
      editPublishedLead:
        'Cet atelier est public. Si l’heure, le lieu ou le titre changent, chaque personne inscrite est prévenue.',
      where: 'Où',
      attendance: 'L’atelier a lieu',
      venue: 'Lieu',
      chooseVenue: 'Choisissez un lieu',
      noVenue: 'Vous n’avez pas encore de lieu.',
      addVenue: 'Ajouter un lieu',
      onlineUrl: 'Adresse de la visioconférence',
      onlineUrlHint: 'Pour un atelier en ligne. Sur inscription, seules les personnes inscrites la voient.',
      what: 'Quoi',
      programme: 'Programme',
      name: 'Titre',
      nameHint: 'Ce qu’on y fait, en quelques mots',
      description: 'Description',
      descriptionHint: 'Pour qui, ce qu’on y fait, ce qu’on en retire. Des phrases courtes.',
      audience: 'Public',
      format: 'Format',
      language: 'Langue',
      bring: 'À apporter',
      bringHint: 'Par exemple\u00a0: votre téléphone, une question',
      when: 'Quand',
      zoneOf: (zone: string) => `À l’heure du lieu (${zone}).`,
      zoneAny: 'À l’heure du lieu.',
      campaignDays: (name: string, days: string) => `${name}\u00a0: ${days}.`,
      date: 'Jour',
      startTime: 'Début',
      endTime: 'Fin',
      endTimeHint: 'Une fin après minuit compte pour le lendemain.',
      seats: 'Places',
      entry: 'Comment vient-on\u00a0?',
      limit: 'Nombre de places',
      limited: 'Limité',
      unlimited: 'Sans limite',
      capacity: 'Combien de places\u00a0?',
      capacityHint: 'Si le nombre est limité',
      expected: 'Combien de personnes attendues\u00a0?',
      expectedHint: 'S’il n’y a pas de limite',
      saveDraft: 'Enregistrer le brouillon',
      save: 'Enregistrer',
      noCampaign: 'Aucune édition n’est ouverte\u00a0: un atelier ne peut pas être créé pour l’instant.',
      cannotEdit: {
        cancelled: 'Cet atelier est annulé\u00a0: il ne se modifie plus.',
        past: 'Cet atelier est terminé\u00a0: il ne se modifie plus.',
      },
      preview: 'Aperçu',
      previewTitle: 'Aperçu',
      previewNotice: 'Voici ce que le public verra. Rien n’est encore publié.',
      publish: 'Publier',
      published: 'C’est publié. L’atelier est visible de tous.',
      saved: 'C’est enregistré.',
      publicPage: 'Voir la page publique',
      edit: 'Modifier',
      cancel: 'Annuler l’atelier',
      remove: 'Supprimer le brouillon',
      draftNotice: 'Ce brouillon n’est visible que de votre structure.',
      missing: 'Avant de publier, il manque\u00a0:',
      missingParts: {
        description: 'une description',
        venue: 'un lieu',
        'online-address': 'l’adresse de la visioconférence',
      },
      warnings: 'À vérifier',
      outsideCampaign: (days: string) => `La date est hors de l’édition (${days}).`,
      ambiguousHour:
        'Cette nuit-là, on change d’heure\u00a0: cette heure passe deux fois. La première compte.',
      unusualHour: 'L’horaire est inhabituel. Est-ce bien cela\u00a0?',
      datePast:
        'La date est passée. Publiez seulement un atelier qui a vraiment eu lieu\u00a0: il ne s’annulera plus.',
      endsNextDay: 'L’atelier se termine le lendemain.',
      venueTaken: 'Un autre atelier a lieu au même endroit à la même heure\u00a0:',
      mediatorTaken: 'La même personne tient un autre atelier à la même heure\u00a0:',
      registrants: 'Personnes inscrites',
      noRegistrants: 'Personne pour l’instant.',
      waitingList: 'Liste d’attente',
      waitingListLead:
        'Dans l’ordre. Une place libérée est proposée à la première personne dont le groupe tient. Elle est gardée jusqu’à sa réponse, 12 heures au plus.',
      offeredUntil: (deadline: string) => `Place proposée jusqu’au ${deadline}`,
      person: 'Nom',
      contact: 'Contact',
      noContact: 'aucun contact',
      forgotten: 'Nom effacé (à sa demande, ou 60 jours après l’atelier)',
      seatCount: 'Places',
      total: (seats: number) => (seats > 1 ? `${seats} places` : `${seats} place`),
      cancelledNotice: (reason: string) => `Atelier annulé\u00a0: ${reason}`,
      cancelTitle: 'Annuler l’atelier',
      cancelLead: (people: string) =>
        people === '0'
          ? 'Personne n’est inscrit. L’atelier restera visible, marqué «\u00a0annulé\u00a0».'
          : `Places prises ou attendues\u00a0: ${people}. Chaque personne sera prévenue. Cela ne se défait pas.`,
      reason: 'Pourquoi\u00a0?',
      reasonHint: 'Cette phrase est envoyée aux personnes inscrites et affichée sur la page.',
      confirmCancel: 'Annuler et prévenir tout le monde',
      keep: 'Garder l’atelier',
      pastNotCancelled: 'Cet atelier est terminé\u00a0: il ne s’annule plus.',
      draftNotCancelled: 'Ce brouillon n’a été annoncé à personne. Supprimez-le.',
    },
  },
  /** The page on which people are ticked at the door. Between braces: what the page fills in, also without a network. */
  /** What was typed over a session and not saved. */
  unsavedEdit: {
    kept: 'Gardé pour vous à {hour}\u00a0h\u00a0{minute}. L’atelier ne change que si vous enregistrez.',
    notKept: 'Pas encore gardé. Nous réessayons\u00a0: gardez cette page ouverte.',
    offered: (when: string) => `Vous aviez modifié cet atelier sans enregistrer (${when}).`,
    resumed: 'Voici ce que vous aviez tapé. L’atelier ne change que si vous enregistrez.',
    resume: 'Reprendre ce que vous aviez tapé',
    discard: 'Effacer ce que vous aviez tapé',
  },
  /** On the page of a registration. */
  arrivalCode: {
    title: 'À l’accueil',
    lead: 'Votre nom suffit. Si vous préférez, montrez ce code à la personne qui accueille.',
    label: 'Code QR de votre inscription, à montrer à l’accueil',
  },
  checkIn: {
    title: 'Accueil',
    lead: 'Touchez un nom quand la personne arrive.',
    counts: 'Décompte',
    present: 'Présents',
    expected: 'Places réservées',
    withoutSignUp: 'Sans inscription',
    names: 'Personnes inscrites',
    nobody: 'Personne n’est inscrit. Comptez ici celles et ceux qui viennent.',
    forgotten: 'Nom effacé',
    one: '✓ présent',
    some: '✓ {present} sur {seats}',
    none: '{seats} places',
    oneMore: (name: string) => `Une personne de plus\u00a0: ${name}`,
    oneLess: (name: string) => `Une personne de moins\u00a0: ${name}`,
    walkIns: 'Personnes sans inscription',
    addWalkIn: '+1 personne',
    removeWalkIn: 'Annuler le dernier +1',
    phone: {
      title: 'Sur ce téléphone',
      kept: 'Cette page marche aussi sans réseau. Les noms restent sur ce téléphone jusqu’au {day}, ou jusqu’à votre déconnexion.',
      notKept: 'Ce navigateur ne garde pas la page\u00a0: laissez-la ouverte.',
      waiting: { one: '{count} pointage à envoyer', other: '{count} pointages à envoyer' },
      retried: 'L’envoi se fera dès que le réseau revient.',
      sent: 'Tout est envoyé à {hour}\u00a0h\u00a0{minute}.',
      signIn: 'Votre connexion a expiré. Vos pointages sont gardés sur ce téléphone.',
      signInLink: 'Se connecter pour les envoyer',
      closed:
        'Cette liste n’est plus ouverte ici. Demandez un nouveau lien\u00a0: vos pointages sont gardés.',
      newNames: 'La liste a changé.',
      reload: 'Afficher les nouveaux noms',
      wipe: 'Effacer de ce téléphone',
      wipeAnyway: 'Des pointages ne sont pas encore envoyés. Les effacer quand même\u00a0?',
      wiped: 'Les noms sont effacés de ce téléphone. Rouvrez cette page pour les garder de nouveau.',
    },
    volunteer: {
      title: 'Lien pour un bénévole',
      lead: (until: string) =>
        `Ce lien ouvre cette liste, et elle seule, sans compte. Il s’arrête le ${until}. Donnez-le seulement à qui accueille avec vous.`,
      label: 'Adresse à donner',
      renew: 'Nouveau lien',
      renewHint: 'Les liens déjà donnés ne marcheront plus.',
    },
  },
  /** What a mediator prints: attendance sheet, certificates, posters; and what is said to make a session known. */
  papers: {
    links: 'À imprimer et à partager',
    sheet: {
      title: 'Feuille d’émargement',
      lead: 'Une ligne à signer pour chaque place, dans l’ordre alphabétique, puis des lignes libres.',
      pdf: 'Ouvrir le PDF',
      print: 'Imprimer cette page',
      number: 'Nº',
      name: 'Nom',
      seats: 'Places',
      signature: 'Signature',
      companion: (name: string) => `avec ${name}`,
      forgotten: 'Nom effacé',
      walkIns: 'Lignes libres pour les personnes sans inscription',
      report: 'Bilan de l’atelier',
      code: 'Code QR\u00a0: bilan de l’atelier',
      page: (page: number, pages: number) => `Page ${page} sur ${pages}`,
      care: 'Cette feuille sert seulement à justifier l’atelier. Gardez-la à l’abri, puis détruisez-la.',
    },
    poster: {
      title: (name: string) => `Affiche\u00a0: ${name}`,
      free: {
        sign_up: 'Gratuit, sur inscription',
        drop_in: 'Gratuit, sans inscription',
      },
      online: 'En ligne',
      alsoOnline: 'Aussi en ligne',
      scan: {
        sign_up: 'Pour s’inscrire, scannez le code ou tapez\u00a0:',
        drop_in: 'Pour en savoir plus, scannez le code ou tapez\u00a0:',
      },
      phone: (number: string) => `Par téléphone\u00a0: ${number}`,
      host: (organisation: string) => `Proposé par ${organisation}`,
      moreDates: (count: number) => (count > 1 ? `et ${count} autres dates` : 'et une autre date'),
      refused: {
        draft: 'Cet atelier n’est pas encore publié. Publiez-le, puis revenez prendre l’affiche.',
        cancelled: 'Cet atelier est annulé\u00a0: il n’a plus d’affiche.',
        series: 'Cet atelier n’a pas d’autre date à venir au même endroit. Prenez son affiche à lui.',
      },
    },
    certificate: {
      title: 'Attestation de participation',
      lead: 'Pour la personne qui en demande une. Le nom s’écrit au moment d’imprimer\u00a0: rien n’est enregistré.',
      name: 'Nom à écrire',
      nameHint: 'Un nom par ligne\u00a0: chacun a sa page. 50 noms au plus.',
      make: 'Télécharger le PDF',
      tooEarly: 'L’attestation se fait une fois l’atelier commencé. Revenez à ce moment-là.',
      notHeld: 'Cet atelier n’a pas eu lieu\u00a0: il n’a pas d’attestation.',
      attests: (organisation: string) => `${organisation} atteste que`,
      tookPart: 'a participé à l’atelier',
      when: (day: string, hours: string, duration: string) => `${day}, ${hours} (${duration})`,
      place: 'Fait à',
      date: 'Le',
      stamp: 'Signature et cachet',
      duration: (hours: number, minutes: number) =>
        hours === 0
          ? `${minutes}\u00a0min`
          : minutes === 0
            ? `${hours}\u00a0h`
            : `${hours}\u00a0h\u00a0${String(minutes).padStart(2, '0')}`,
    },
    ownCertificate: {
      title: 'Attestation d’animation',
      lead: 'Une attestation par édition, pour les ateliers que vous avez animés et qui ont eu lieu.',
      none: 'Aucun atelier à votre nom n’a encore eu lieu.',
      make: 'Ouvrir le PDF',
      held: (sessions: number, duration: string) =>
        sessions > 1
          ? `a animé ${sessions} ateliers, soit ${duration},`
          : `a animé un atelier, soit ${duration},`,
      during: (campaign: string) => `pendant «\u00a0${campaign}\u00a0»`,
      participants: (count: number, shown: string) =>
        count > 1 ? `Participants\u00a0: ${shown}` : `Participant\u00a0: ${shown}`,
      grades: {
        checkedIn: (count: string) => `émargés\u00a0: ${count}`,
        counted: (count: string) => `comptés\u00a0: ${count}`,
        estimated: (count: string) => `estimés\u00a0: ${count}`,
        registered: (count: string) => `inscrits, sans bilan\u00a0: ${count}`,
      },
      summary: (sessions: number, duration: string) =>
        sessions > 1 ? `${sessions} ateliers, ${duration}` : `${sessions} atelier, ${duration}`,
      asOf: (day: string) => `Chiffres au ${day}.`,
    },
    promotion: {
      title: 'Faire connaître',
      lead: 'Des affiches à imprimer, une phrase à publier\u00a0: tout est prêt.',
      posters: 'Affiches',
      a4: 'Affiche A4 (PDF)',
      a5: 'Affiche A5 (PDF)',
      seriesA4: (dates: number) => `Affiche A4 des ${dates} dates (PDF)`,
      seriesA5: (dates: number) => `Affiche A5 des ${dates} dates (PDF)`,
      readable: 'En A4, le jour et l’heure se lisent à trois mètres.',
      address: 'Adresse courte',
      social: 'Réseaux sociaux',
      socialLead: 'Sélectionnez la phrase et copiez-la, ou changez-la à votre goût.',
      sentenceFr: 'Phrase à copier',
      sentenceEn: 'La même en anglais',
      copy: 'Copier',
      copied: 'C’est copié.',
      copyFailed: 'Le navigateur refuse. La phrase est sélectionnée\u00a0: copiez-la avec Ctrl+C.',
      sheet: 'Pour le jour même',
      /** `what` and `where` as typed; hours as on posters. */
      sentence: (what: string, day: string, hours: string, where: string, free: string, address: string) =>
        `${what}\u00a0: ${day}, ${hours}, ${where}. ${free}\u00a0: ${address}`,
    },
  },
  /** The report of a session: signed in, or from the link of a mail. */
  reports: {
    title: 'Bilan de l’atelier',
    lead: 'Deux réponses suffisent. Trente secondes.',
    headCount: 'Combien de personnes sont venues\u00a0?',
    headCountHint: (registered: string) =>
      `Places réservées\u00a0: ${registered}. Comptez aussi les personnes venues sans inscription.`,
    headCountHintChecked: (ticked: string) =>
      `Cochés à l’entrée\u00a0: ${ticked}. Corrigez s’il manque quelqu’un.`,
    headCountHintDropIn: 'Sans compter les médiateurs.',
    grade: 'D’où vient ce nombre\u00a0?',
    grades: {
      checked_in: { label: 'De la feuille d’émargement', hint: '(noms cochés ou signatures)' },
      counted: { label: 'Compté sur place', hint: '(une personne après l’autre)' },
      estimated: { label: 'Estimé', hint: '(à vue d’œil ou de mémoire)' },
    },
    tallies: 'Préciser qui est venu',
    talliesLead:
      'Facultatif. Ce sont les catégories de La Coop de la médiation numérique. Laissez vide ce que vous ne savez pas. Dans chaque groupe, le total ne dépasse pas le nombre de personnes venues.',
    groups: { age: 'Âge', gender: 'Genre', status: 'Situation', visit: 'Première fois ou non' },
    categories: {
      age_under_12: 'Moins de 12\u00a0ans',
      age_12_18: '12–18\u00a0ans',
      age_18_24: '18–24\u00a0ans',
      age_25_39: '25–39\u00a0ans',
      age_40_59: '40–59\u00a0ans',
      age_60_69: '60–69\u00a0ans',
      age_70_up: '70\u00a0ans et plus',
      age_unknown: 'Non communiqué',
      gender_female: 'Féminin',
      gender_male: 'Masculin',
      gender_unknown: 'Non communiqué',
      status_at_school: 'Scolarisé',
      status_jobless: 'Sans emploi',
      status_employed: 'En emploi',
      status_retired: 'Retraité',
      status_unknown: 'Non communiqué',
      visit_first: 'Première fois',
      visit_again: 'Déjà venus',
    },
    comment: 'Un mot sur l’atelier',
    commentHint: (signs: number) => `Une ligne, ${signs} signes au plus. N’écrivez aucun nom de participant.`,
    file: 'Enregistrer le bilan',
    correct: 'Corriger le bilan',
    surprising: (headCount: string, seats: string) =>
      `Vous avez indiqué ${headCount} personnes, pour un atelier prévu pour ${seats}. Est-ce bien cela\u00a0?`,
    confirm: (headCount: string) => `Oui, ${headCount} personnes`,
    orMend: 'Sinon, corrigez le nombre et enregistrez.',
    filedMeanwhile:
      'Quelqu’un a enregistré un bilan entre-temps. Lisez-le ci-dessus. Si le vôtre est plus juste, enregistrez de nouveau.',
    notBegun: 'L’atelier n’a pas encore commencé. Le bilan s’ouvre à son début.',
    notHeld: 'Cet atelier n’a pas eu lieu\u00a0: il n’y a pas de bilan à faire.',
    filed: 'Merci, le bilan est enregistré.',
    filedFigure: (n: number, shown: string) => (n > 1 ? `${shown} personnes` : `${shown} personne`),
    filedGrades: {
      checked_in: 'émargées à l’entrée',
      counted: 'comptées sur place',
      estimated: 'estimation',
    },
    filedBy: (name: string, day: string, time: string) => `${name}, le ${day} à ${time}`,
    filedThrough: { sign_in: 'connecté', link: 'par le lien du courriel' },
    history: 'Historique',
    summaryTitle: 'À copier dans La Coop',
    summaryHint: 'Sélectionnez ce texte, puis collez-le dans votre compte rendu d’activité.',
    copy: 'Copier le résumé',
    copied: 'Le résumé est copié.',
    notCopied: 'Le résumé est sélectionné\u00a0: copiez-le avec le clavier ou le menu.',
    summary: {
      theme: 'Thème\u00a0: Intelligence artificielle',
      session: (title: string) => `Atelier\u00a0: ${title}`,
      day: (day: string, hours: string) => `Date\u00a0: ${day}, ${hours}`,
      length: (minutes: number) => `Durée\u00a0: ${minutes} minutes`,
      place: (place: string) => `Lieu\u00a0: ${place}`,
      people: (people: string, grade: string) => `Participants\u00a0: ${people} (${grade})`,
      grades: { checked_in: 'émargés à l’entrée', counted: 'comptés sur place', estimated: 'estimés' },
      tally: (group: string, parts: string) => `${group}\u00a0: ${parts}`,
      part: (category: string, people: string) => `${category} ${people}`,
      between: '\u00a0; ',
      comment: (comment: string) => `Remarque\u00a0: ${comment}`,
    },
    dueTitle: 'Bilans à faire',
    dueLead: (n: number) =>
      n > 1 ? `${n} bilans manquent. Trente secondes chacun.` : 'Un bilan manque. Trente secondes.',
    dueLink: (title: string) => `Faire le bilan\u00a0: ${title}`,
  },
  figureRows: {
    title: 'Les ateliers derrière un chiffre',
    heading: (figure: string, territory: string) => `${figure}\u00a0: ${territory}`,
    lead: (value: string, count: number, sessions: string) =>
      count > 1 ? `${value}, dans ${sessions} ateliers.` : `${value}, dans ${sessions} atelier.`,
    moved: (sum: string) =>
      `Ce chiffre vient de changer\u00a0: les ateliers ci-dessous donnent ${sum}. Rechargez la page.`,
    measure: 'Chiffre',
    grade: 'Participants connus comment',
    everyGrade: 'Tous',
    figures: {
      events: 'Ateliers',
      seats: 'Places proposées',
      participants: 'Participants et inscrits',
      checkedIn: 'Participants émargés',
      counted: 'Participants comptés',
      estimated: 'Participants estimés',
      registered: 'Inscrits, pas encore comptés',
      toVerify: 'Participants à vérifier',
    },
    meaning: {
      events: 'Chaque atelier publié et non annulé compte pour un.',
      seats: 'La capacité de chaque atelier, ou le nombre de personnes attendues s’il est sans limite.',
      participants: 'Le nombre du bilan. Sans bilan, ou s’il est à vérifier, les places réservées.',
      checkedIn: 'Les bilans dont les noms ont été cochés à l’entrée.',
      counted: 'Les bilans dont les présents ont été comptés.',
      estimated: 'Les bilans qui donnent un ordre de grandeur.',
      registered: 'Les places réservées des ateliers sans bilan, ou dont le bilan est à vérifier.',
      toVerify: 'Ce que disent les bilans qui attendent d’être confirmés. Ils ne comptent pas encore.',
    },
    caption: (figure: string, territory: string) => `${figure}, ${territory}, par date`,
    columns: {
      session: 'Atelier',
      day: 'Date',
      number: 'Nombre',
      how: 'Connu comment',
      report: 'Bilan',
    },
    how: {
      announced: 'Annoncé',
      registered: 'Inscrits',
      checked_in: 'Émargés',
      counted: 'Comptés',
      estimated: 'Estimés',
    },
    versions: (count: number, shown: string) => (count > 1 ? `${shown} versions` : `${shown} version`),
    of: (title: string) => `du bilan de ${title}`,
    noReport: 'Aucun',
    none: 'Aucun atelier ne compte dans ce chiffre.',
    open: 'Voir les ateliers derrière chaque chiffre',
    fromPublic:
      'Vous coordonnez un territoire\u00a0? Chaque chiffre s’ouvre sur ses ateliers et leurs bilans.',
    fromPublicLink: 'Ouvrir un chiffre',
  },
  reportChecks: {
    title: 'Bilans à vérifier',
    lead: (count: number, shown: string, people: string) =>
      count > 1
        ? `${shown} bilans surprennent. Ils annoncent ${people} participants.`
        : `Un bilan surprend. Il annonce ${people} participants.`,
    rule: 'Un bilan à vérifier n’est pas encore compté. En attendant, son atelier compte ses places réservées. Confirmez le nombre, ou demandez une correction.',
    none: 'Aucun bilan n’est à vérifier dans votre territoire.',
    done: {
      confirm: 'Le bilan est confirmé. Il est compté.',
      ask_correction: 'La demande de correction est écrite. Le courriel part tout de suite.',
    },
    askedOn: (day: string) => `Correction demandée le ${day}.`,
    open: (title: string) => `Vérifier\u00a0: ${title}`,
    figure: (figure: string, grade: string) => `${figure}, ${grade}`,
    reasons: {
      beforeSession: 'Le bilan date d’avant l’atelier.',
      aboveCapacity: (seats: string) =>
        `Plus d’une fois et demie ce qui était prévu (${seats} places ou personnes attendues).`,
      aboveVenue: (usual: string, most: string, reports: string) =>
        `Bien plus que d’habitude dans ce lieu\u00a0: ${usual} en général, ${most} au plus (${reports} bilans).`,
      aboveFormat: (usual: string, most: string, reports: string) =>
        `Bien plus que d’habitude pour ce format\u00a0: ${usual} en général, ${most} au plus (${reports} bilans).`,
      sameNumber: (reports: string) => `La structure donne le même nombre ${reports} fois de suite.`,
      roundNumbers: (reports: string) => `La structure donne un multiple de dix ${reports} fois de suite.`,
    },
    file: {
      title: 'Vérifier un bilan',
      titleSettled: 'Un bilan et son historique',
      back: 'Bilans à vérifier',
      said: 'Ce que dit le bilan',
      why: 'Pourquoi le vérifier',
      beside: 'À comparer',
      organisation: 'Structure',
      seats: 'Places prévues',
      expected: 'Personnes attendues',
      unlimited: 'Sans limite',
      registered: 'Places réservées',
      ticked: 'Cochés à l’entrée',
      comment: 'Remarque',
      publicPage: 'Page publique de l’atelier',
      settled: 'Ce bilan est compté.',
      notCounted: 'Cet atelier est annulé ou n’est pas publié\u00a0: son bilan ne compte nulle part.',
      confirmTitle: 'Le nombre est juste',
      confirmLead: 'Par exemple, après un appel à la structure. Le bilan compte aussitôt.',
      note: 'Note pour l’historique',
      noteHint: 'Ce qui vous a convaincu. Aucun nom de participant.',
      confirm: (people: string) => `Confirmer ${people}`,
      askTitle: 'Le nombre est à revoir',
      askLead: 'La personne qui a fait le bilan reçoit un courriel, avec un lien pour corriger.',
      reason: 'Votre message',
      reasonHint: 'Dites ce qui vous surprend. La réponse vous arrivera par courriel.',
      ask: 'Demander une correction',
      history: 'Historique',
      version: (number: string) => `Version ${number}\u00a0:`,
      confirmedBy: (name: string, day: string, time: string) => `Confirmé par ${name}, le ${day} à ${time}.`,
      askedBy: (name: string, askedOf: string, day: string, time: string) =>
        `Correction demandée par ${name} à ${askedOf}, le ${day} à ${time}.`,
      refused: {
        not_to_verify: 'Ce bilan n’est plus à vérifier\u00a0: il a été confirmé ou corrigé entre-temps.',
        corrected_meanwhile:
          'Ce bilan a été corrigé entre-temps. Lisez la nouvelle version avant de décider.',
        own: 'Vous avez fait ce bilan vous-même. Une autre personne de la coordination doit le confirmer.',
        asked_already:
          'Une correction a déjà été demandée il y a moins d’un jour. Laissez le temps de répondre.',
        nobody_to_ask:
          'Plus personne n’a de compte dans cette structure. Personne ne peut corriger ce bilan.',
      },
    },
    /** What whoever filed it reads. */
    waiting: {
      title: 'Ce bilan est en cours de vérification',
      lead: 'Il n’est pas encore compté. La coordination le lira bientôt. Voici ce qui surprend\u00a0:',
      mend: 'Si le nombre est faux, corrigez-le ci-dessous. S’il est juste, vous n’avez rien à faire.',
    },
    mail: {
      subject: (title: string) => `Bilan à revoir\u00a0: ${title}`,
      intro: (by: string, people: number, shown: string) =>
        people > 1
          ? `Votre bilan indique ${shown} personnes. ${by} vous demande de le revoir. Il n’est pas compté en attendant.`
          : `Votre bilan indique ${shown} personne. ${by} vous demande de le revoir. Il n’est pas compté en attendant.`,
      reasons: 'Ce qui surprend',
      note: (by: string) => `Message de ${by}\u00a0:`,
      button: 'Revoir le bilan',
      rightAsItIs:
        'Le nombre est juste\u00a0? Répondez à ce courriel, ou ajoutez un mot au bilan. La coordination le lira.',
      keepToYourself: 'Ne transférez pas ce message\u00a0: son lien ouvre votre bilan.',
      why: 'Vous recevez ce message parce que votre structure a animé cet atelier.',
      sms: 'Bilan à revoir',
    },
  },
  /** Many sessions at once, from a sheet. */
  sessionImport: {
    title: 'Importer des ateliers',
    lead: 'Préparez vos ateliers dans un tableur, puis envoyez le fichier. Tout est vérifié avant d’être créé.',
    link: 'Importer depuis un tableur',
    export: 'Exporter vos ateliers',
    exportLead:
      'Le même tableau, avec tous les ateliers de votre structure. Il se modifie et se renvoie tel quel.',
    modelTitle: '1. Partez du modèle',
    modelLead: 'Une ligne par atelier. Les dates s’écrivent comme à la main\u00a0: 18/05/2027 14h.',
    modelXlsx: 'Modèle pour tableur (XLSX)',
    modelCsv: 'Modèle en texte (CSV)',
    exportXlsx: 'Vos ateliers (XLSX)',
    exportCsv: 'Vos ateliers (CSV)',
    sendTitle: '2. Envoyez votre fichier',
    file: 'Fichier XLSX ou CSV',
    fileHint: (rows: string) => `Jusqu’à ${rows} ateliers et 3\u00a0Mo.`,
    check: 'Vérifier le fichier',
    nothingYet: 'Rien n’est créé à cette étape.',
    pending: 'Vos fichiers de ces dernières 24 heures',
    pendingLine: (name: string, rows: string) => `${name} (${rows})`,
    rows: (count: number, shown: string) => (count > 1 ? `${shown} lignes` : `${shown} ligne`),
    fileRefusals: {
      'no-file': 'Choisissez un fichier.',
      'file-too-large': 'Ce fichier est trop lourd. Gardez moins de lignes, ou enlevez les images.',
      'old-excel':
        'Ce fichier est dans l’ancien format Excel (.xls). Ouvrez-le, enregistrez-le au format .xlsx, puis renvoyez-le.',
      protected:
        'Ce fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis renvoyez-le.',
      'open-document':
        'Ce fichier est au format OpenDocument (.ods). Enregistrez-le au format .xlsx ou .csv, puis renvoyez-le.',
      'not-a-sheet': 'Ce fichier n’est pas un tableau lisible. Envoyez un fichier .xlsx ou .csv.',
      'too-many-rows':
        'Ce fichier a trop de lignes. Coupez-le en plusieurs fichiers de 2\u00a0000 lignes au plus.',
      empty: 'Ce fichier est vide. Remplissez au moins une ligne.',
      'no-headings':
        'Les titres des colonnes ne sont pas reconnus. La première ligne doit avoir au moins «\u00a0Titre\u00a0» et «\u00a0Début\u00a0». Partez du modèle.',
      'no-rows': 'Aucun atelier sous les titres des colonnes. Remplissez au moins une ligne.',
      'no-campaign': 'Aucune édition n’est ouverte\u00a0: aucun atelier ne peut être créé pour l’instant.',
    },
    checkTitle: 'Vérification du fichier',
    checked: (name: string) => `Fichier\u00a0: ${name}`,
    allGood: 'Toutes les lignes sont bonnes.',
    someBad: (count: number, shown: string) =>
      count > 1 ? `${shown} lignes sont à corriger.` : `${shown} ligne est à corriger.`,
    counts: {
      create: 'À créer',
      update: 'À modifier',
      unchanged: 'Déjà à jour',
      bad: 'À corriger',
    },
    publicChanges:
      'Des ateliers publiés vont changer. Si l’heure, le lieu ou le titre change, chaque personne inscrite est prévenue.',
    publishing: (count: number, shown: string) =>
      count > 1
        ? `${shown} ateliers seront publiés tout de suite. Les autres seront des brouillons.`
        : `${shown} atelier sera publié tout de suite. Les autres seront des brouillons.`,
    pastLines: (lines: string, several: boolean) =>
      `La date est passée (${several ? 'lignes' : 'ligne'} ${lines}). Est-ce voulu\u00a0?`,
    asDrafts: 'Les nouveaux ateliers seront des brouillons. Vous pourrez les publier ensemble.',
    unknownHeadings: (names: string) => `Colonnes non reconnues, laissées de côté\u00a0: ${names}.`,
    problemsTitle: 'Lignes à corriger',
    problemsLead: 'Corrigez ces cellules dans votre fichier, puis envoyez-le de nouveau.',
    row: (line: number, title: string) => (title === '' ? `Ligne ${line}` : `Ligne ${line}\u00a0: ${title}`),
    quoted: (given: string) => `«\u00a0${given}\u00a0»`,
    colon: '\u00a0:',
    or: ' ou ',
    noCell: 'colonne absente',
    blank: 'vide',
    maybe: 'Peut-être\u00a0:',
    goodTitle: 'Lignes prêtes',
    store: (count: number, shown: string) =>
      count > 1 ? `Enregistrer les ${shown} ateliers` : 'Enregistrer l’atelier',
    storeGood: (count: number, shown: string) =>
      count > 1 ? `Enregistrer les ${shown} bonnes lignes` : 'Enregistrer la bonne ligne',
    nothingToDo: 'Tout est déjà à jour\u00a0: il n’y a rien à enregistrer.',
    nothingGood: 'Aucune ligne n’est prête.',
    discard: 'Ne rien enregistrer',
    again: 'Envoyer un autre fichier',
    kept: 'Ce fichier est gardé 24 heures, puis oublié.',
    progressTitle: 'Enregistrement en cours',
    publishingTitle: 'Publication en cours',
    progress: (done: string, all: string) => `${done} sur ${all}`,
    progressLead: 'Cette page se met à jour toute seule. Vous pouvez la quitter\u00a0: le travail continue.',
    refresh: 'Mettre à jour la page',
    doneTitle: 'C’est fait',
    outcomes: {
      created: 'Créés',
      updated: 'Modifiés',
      unchanged: 'Inchangés',
      refused: 'Refusés',
    },
    refusedTitle: 'Lignes refusées',
    refusedLead:
      'Quelque chose a changé entre la vérification et l’enregistrement. Renvoyez le fichier pour les revoir.',
    drafts: (count: number, shown: string) =>
      count > 1
        ? `${shown} de ces ateliers sont des brouillons.`
        : `${shown} de ces ateliers est un brouillon.`,
    publishAll: (count: number, shown: string) =>
      count > 1 ? `Publier les ${shown} brouillons` : 'Publier le brouillon',
    notPublished: (count: number, shown: string) =>
      count > 1
        ? `${shown} brouillons ne sont pas complets\u00a0: il y manque une description, un lieu ou une adresse de visioconférence.`
        : `${shown} brouillon n’est pas complet\u00a0: il y manque une description, un lieu ou une adresse de visioconférence.`,
    toSpace: 'Voir mes ateliers',
    unlimited: 'illimité',
    sheetName: 'Ateliers',
    remarksName: 'Explications',
    fileNames: { model: 'modele-ateliers', export: 'ateliers' },
    columns: {
      identifier: 'Identifiant',
      title: 'Titre',
      description: 'Description',
      programme: 'Programme',
      audience: 'Public',
      format: 'Format',
      language: 'Langue',
      attendance: 'Présence',
      venue: 'Lieu',
      commune: 'Commune',
      postcode: 'Code postal',
      venueId: 'Identifiant du lieu',
      onlineUrl: 'Lien de visioconférence',
      date: 'Date',
      start: 'Début',
      end: 'Fin',
      duration: 'Durée',
      entry: 'Entrée',
      capacity: 'Places',
      expected: 'Attendus',
      bring: 'À apporter',
      state: 'État',
    },
    example: {
      title: 'Un café et l’intelligence artificielle',
      description: 'On essaie ensemble, on pose ses questions. Aucune connaissance n’est nécessaire.',
      venue: 'Médiathèque de Guéret',
      commune: 'Guéret',
      postcode: '23000',
      bring: 'Votre téléphone',
    },
    remarks: {
      rows: 'Une ligne par atelier. La ligne dont l’identifiant est EXEMPLE n’est pas importée.',
      identifier:
        'Identifiant\u00a0: le nom que vous donnez à l’atelier, par exemple 2027-012. Le même identifiant renvoyé plus tard modifie l’atelier au lieu d’en créer un autre.',
      start: 'Début\u00a0: 18/05/2027 14h, 18/05/2027 14h30 ou 18/05/2027 14:30, à l’heure du lieu.',
      end: 'Fin\u00a0: 16h ou 16h30, le même jour. Ou bien Durée\u00a0: 2h, 1h30 ou 90 min.',
      venue:
        'Lieu\u00a0: son nom, avec la commune ou le code postal. Il doit déjà exister\u00a0: ajoutez-le d’abord dans votre espace.',
      attendance: (choices: string) =>
        `Présence\u00a0: ${choices}. En ligne, donnez le lien de visioconférence.`,
      programme: (choices: string) => `Programme\u00a0: ${choices}.`,
      audience: (choices: string) => `Public\u00a0: ${choices}.`,
      format: (choices: string) => `Format\u00a0: ${choices}.`,
      language: (choices: string) => `Langue\u00a0: ${choices}.`,
      entry: (choices: string) => `Entrée\u00a0: ${choices}.`,
      capacity:
        'Places\u00a0: un nombre, ou «\u00a0illimité\u00a0». Si c’est illimité, écrivez combien de personnes sont attendues.',
      state: 'État\u00a0: brouillon ou publié. Sans rien, l’atelier est un brouillon.',
    },
    problems: {
      formulaError: 'La formule de cette cellule donne une erreur. Corrigez-la, ou tapez le texte.',
      unknownWord:
        'Ce mot n’est pas dans la liste. Prenez un mot de la feuille «\u00a0Explications\u00a0» du modèle.',
      dateUnreadable: 'Cette date n’est pas lisible. Écrivez par exemple 18/05/2027.',
      momentUnreadable: 'Ce début n’est pas lisible. Écrivez par exemple 18/05/2027 14h.',
      startWithoutTime: 'L’heure manque. Écrivez par exemple 18/05/2027 14h.',
      startWithoutDay: 'Le jour manque. Écrivez par exemple 18/05/2027 14h.',
      endOrDuration: 'Donnez une fin (16h30) ou une durée (1h30).',
      timeUnreadable: 'Cette heure n’est pas lisible. Écrivez par exemple 16h30.',
      durationUnreadable: 'Cette durée n’est pas lisible. Écrivez par exemple 1h30 ou 90 min.',
      endOtherDay: 'Un atelier finit le jour où il commence. Faites une ligne par jour.',
      unknownVenue:
        'Ce lieu n’est pas connu à cet endroit. Vérifiez son nom, ou ajoutez-le dans votre espace.',
      ambiguousVenue:
        'Plusieurs lieux portent ce nom ici. Donnez l’identifiant du bon dans la colonne «\u00a0Identifiant du lieu\u00a0».',
      venuePlaceNeeded: 'Donnez aussi la commune ou le code postal de ce lieu.',
      sameAsLine:
        'Une autre ligne dit déjà cet atelier. Gardez-en une seule, ou changez l’identifiant. Elle porte le numéro\u00a0:',
      cannotCancel: 'Un atelier s’annule depuis sa page, avec une raison. Écrivez brouillon ou publié.',
      cancelledForGood: 'Cet atelier est annulé\u00a0: il ne se modifie plus. Enlevez cette ligne.',
      pastForGood: 'Cet atelier est terminé\u00a0: il ne se modifie plus. Enlevez cette ligne.',
    },
  },
  venueMerges: {
    suggested: 'Est-ce le même lieu\u00a0?',
    suggestedLead:
      'Ces fiches se ressemblent. Comparez-les\u00a0: vous pourrez les réunir, ou dire qu’elles sont différentes.',
    pair: (own: string, other: string) => `«\u00a0${own}\u00a0» et «\u00a0${other}\u00a0»`,
    compare: 'Comparer',
    title: 'Est-ce le même lieu\u00a0?',
    lead: 'Si oui, gardez une seule fiche. Les ateliers de l’autre y passent, et son adresse y mène.',
    fromBase: 'Base nationale',
    registeredBy: (organisation: string) => `Ajouté par ${organisation}`,
    address: 'Adresse',
    approximate: 'placé approximativement sur la carte',
    sessions: 'Ateliers à venir',
    nothing: 'non renseigné',
    which: 'Quelle fiche reste\u00a0?',
    completed: 'Ce qui lui manque est repris de l’autre fiche.',
    keep: (name: string, address: string) => `${name}, ${address}.`,
    keepHint: (coming: number, shown: string) =>
      coming === 0
        ? 'Aucun atelier à venir ne change de fiche.'
        : coming === 1
          ? 'Un atelier à venir y passe.'
          : `${shown} ateliers à venir y passent.`,
    nobodyTold: 'L’adresse ne change pas\u00a0: personne n’est prévenu.',
    told: (people: number, shown: string) =>
      people === 0
        ? 'L’adresse change, mais personne n’est encore inscrit.'
        : people === 1
          ? 'Une personne inscrite est prévenue de la nouvelle adresse.'
          : `${shown} personnes inscrites sont prévenues de la nouvelle adresse.`,
    merge: 'Réunir ces deux lieux',
    final: 'Cela ne se défait pas.',
    different: 'Ce sont deux lieux différents',
    differentHint: 'Ils ne vous seront plus proposés ensemble.',
    done: {
      reuni: 'Les deux lieux n’en font plus qu’un.',
      'reuni-deplace':
        'Les deux lieux n’en font plus qu’un. Les personnes inscrites vont être prévenues de l’adresse.',
      differents: 'C’est noté\u00a0: ce sont deux lieux différents.',
    },
    cannot: 'Vous ne pouvez pas les réunir vous-même',
    changed: 'Ces lieux ont changé depuis que la page s’est ouverte. Vérifiez, puis recommencez.',
    refused: {
      'same-venue': () => 'C’est deux fois la même fiche.',
      'already-merged': () => 'L’un de ces deux lieux vient d’être réuni avec un autre.',
      'not-theirs': (gone: string) =>
        `«\u00a0${gone}\u00a0» n’est pas une fiche de votre structure\u00a0: elle ne peut pas disparaître.`,
      'other-commune': () => 'Ces deux lieux ne sont pas dans la même commune.',
      'kept-is-closed': (_gone: string, kept: string) =>
        `«\u00a0${kept}\u00a0» est fermé. Rouvrez d’abord ce lieu.`,
      'base-is-shared': (gone: string) =>
        `«\u00a0${gone}\u00a0» vient de la base nationale, qui sert à toutes les structures\u00a0: cette fiche reste.`,
      'others-would-move': (gone: string) =>
        `D’autres structures ont des ateliers à «\u00a0${gone}\u00a0». Leurs inscrits changeraient d’adresse\u00a0: demandez à votre coordination.`,
    },
  },
  ownVenues: {
    title: 'Vos lieux',
    count: (total: number, shown: string) =>
      total === 0
        ? 'Aucun lieu pour l’instant. Ajoutez celui où vous accueillez.'
        : total === 1
          ? 'Un lieu'
          : `${shown} lieux`,
    registered: 'Ajouté par votre structure',
    fromBase: 'Base nationale',
    coming: (count: number, shown: string) =>
      count === 0 ? 'aucun atelier à venir' : count === 1 ? '1 atelier à venir' : `${shown} ateliers à venir`,
    edit: 'Modifier',
    pages: 'Pages de la liste',
    page: (number: string, pages: string) => `Page ${number} sur ${pages}`,
    previous: 'Page précédente',
    next: 'Page suivante',
    done: {
      enregistre: 'Le lieu est enregistré.',
      deplace: 'Le lieu est enregistré. Les personnes inscrites aux ateliers à venir vont être prévenues.',
      ferme: 'Le lieu est fermé.',
      rouvert: 'Le lieu est rouvert.',
      supprime: 'Le lieu est supprimé.',
    },
    editTitle: 'Modifier le lieu',
    editLead: 'Si l’adresse ou l’entrée change, chaque personne inscrite à un atelier à venir est prévenue.',
    baseNotice:
      'Ce lieu vient de la base nationale. Ce que vous corrigez ici reste, même quand la base est mise à jour.',
    communeStays: 'Dans une autre commune, c’est un autre lieu : ajoutez-le.',
    openingHint: 'En clair, ou comme sur OpenStreetMap : Mo-Fr 09:00-12:00',
    phoneHint: 'Il est public : celui du lieu, pas le vôtre.',
    websiteHint: 'Par exemple : https://mediatheque.exemple.fr',
    save: 'Enregistrer',
    backToVenues: 'Revenir à vos lieux',
    closed: 'fermé',
    close: 'Fermer ce lieu',
    closeTitle: 'Fermer un lieu',
    closeLead:
      'Un lieu fermé n’est plus proposé et ne se trouve plus. Sa page reste, et dit qu’il est fermé.',
    reopen: 'Rouvrir ce lieu',
    reopenTitle: 'Rouvrir un lieu',
    reopenLead: 'Ce lieu est fermé. Rouvert, il est de nouveau proposé pour vos ateliers.',
    delete: 'Supprimer ce lieu',
    whyNotDeleted: 'Des ateliers ont ce lieu\u00a0: il peut être fermé, mais pas supprimé.',
    mayBeDeleted: 'Aucun atelier n’a ce lieu\u00a0: il peut aussi être supprimé. Cela ne se défait pas.',
    usedNow: 'Un atelier vient d’être prévu dans ce lieu. Il ne peut plus être supprimé.',
    stillComing: (count: number, shown: string) =>
      count === 1 ? 'Un atelier est encore prévu ici' : `${shown} ateliers sont encore prévus ici`,
    stillComingLead:
      'Fermer ce lieu ne les annule pas, et personne n’est prévenu. Changez leur lieu ou annulez-les.',
    andMore: (count: string) => `Et ${count} de plus.`,
  },
  fieldErrors: {
    headCount: 'Donnez un nombre entier de 0 à 10\u00a0000.',
    tallyTooLarge: 'Le total de ce groupe dépasse le nombre de personnes venues. Corrigez l’un des deux.',
    targetNumber: 'Donnez un nombre entier, de 0 à 9\u00a0999\u00a0999, ou laissez vide.',
    gradeChoice: 'Choisissez d’où vient ce nombre.',
    alreadyColleague: 'Cette personne est déjà dans votre structure.',
    campaignTarget: 'Donnez un nombre entier de 1 à 9\u00a0999\u00a0999.',
    campaignSlug: 'Écrivez des lettres sans accent, des chiffres et des traits d’union.',
    campaignSlugTaken: 'Une édition a déjà cette adresse. Choisissez-en une autre.',
    goalYear: 'Donnez une année, de 2000 à 2100.',
    goalYears: 'La dernière année ne peut venir avant la première, ni plus de vingt ans après.',
    goalYearOutside: 'Donnez une des années de l’objectif.',
    goalPeople: 'Donnez un nombre entier de 1 à 99\u00a0999\u00a0999.',
    declaredInTheFuture: 'Donnez une date qui n’est pas à venir.',
    declaredAlready: 'Ce partenaire a déjà une part pour cette année. Retirez-la d’abord.',
    tooManyDeclared: 'Il y a déjà cent parts déclarées. Retirez-en d’abord.',
    alreadyCoordinator: 'Cette personne coordonne déjà ce territoire.',
    tooManyCoordinators: 'Vous avez envoyé 60 invitations aujourd’hui. Réessayez demain.',
    organisationUnverified:
      'Votre structure attend son premier accord. Vous inviterez des collègues ensuite.',
    tryLater: 'Trop de demandes arrivent en ce moment. Réessayez dans une heure.',
    alreadyInvited: 'Cette adresse a déjà une invitation. Retirez-la pour en envoyer une autre.',
    tooManyInvitations: 'Votre structure a envoyé 20 invitations aujourd’hui. Réessayez demain.',
    groupSeats: 'Donnez un nombre entier de 1 à 30.',
    tooManyDates: 'Cela fait plus de 60 ateliers. Gardez-en 60 au plus, et faites une autre série.',
    numberOfDates: 'Indiquez un nombre de 1 à 60.',
    invalid: 'Cette réponse n’est pas lisible. Vérifiez-la.',
    required: 'Remplissez ce champ.',
    contact: 'Donnez une adresse e-mail (nom@exemple.fr) ou un numéro de téléphone (06 12 34 56 78).',
    phoneNumber:
      'Vérifiez ce numéro de téléphone, par exemple 06 12 34 56 78. Ajoutez l’indicatif s’il est nécessaire, par exemple +687 75 12 34.',
    seats: 'Choisissez de 1 à 6 places.',
    groupTooLarge: 'L’atelier n’accueille pas autant de personnes. Demandez moins de places.',
    notEnoughSeats: 'Il n’y a pas assez de places libres. Demandez moins de places.',
    unreadableSigns: 'Ce texte contient des signes illisibles. Tapez-le de nouveau.',
    tooShort: 'C’est trop court. Ajoutez quelques mots.',
    tooLong: 'C’est trop long. Raccourcissez.',
    contactTaken: 'Une autre inscription à cet atelier a déjà ce contact. Donnez-en un autre.',
    emailAddress: 'Cette adresse n’est pas complète. Exemple\u00a0: nom@exemple.fr',
    choose: 'Choisissez une réponse dans la liste.',
    date: 'Cette date n’existe pas. Exemple\u00a0: 18/05/2027',
    time: 'Cette heure n’est pas lisible. Exemple\u00a0: 14:30',
    endBeforeStart: 'La fin doit venir après le début.',
    inThePast: 'Cette date est passée. Choisissez un moment à venir.',
    skippedHour:
      'Cette heure n’existe pas ce jour-là\u00a0: on passe à l’heure d’été. Choisissez-en une autre.',
    startIsFixed: 'L’atelier a commencé\u00a0: son début ne change plus.',
    numberOfPeople: 'Donnez un nombre entier de 1 à 10\u00a0000.',
    capacityBelowTaken:
      'Des personnes ont déjà ces places, ou viennent d’en recevoir la proposition. Gardez au moins autant de places.',
    dropInHasRegistrations: 'Des personnes sont inscrites\u00a0: gardez l’inscription.',
    venueNeeded: 'Choisissez un lieu, ou dites que l’atelier a lieu en ligne.',
    venueUnknown: 'Ce lieu n’existe plus. Choisissez-en un autre.',
    webAddress: 'Cette adresse n’est pas lisible. Exemple\u00a0: https://visio.exemple.fr/atelier',
    postcode: 'Un code postal a cinq chiffres. Exemple\u00a0: 23000',
    communeUnknown: 'Cette commune n’est pas reconnue. Cherchez l’adresse de nouveau.',
    latitude: 'La latitude est un nombre entre −90 et 90. Exemple\u00a0: 46,17',
    longitude: 'La longitude est un nombre entre −180 et 180. Exemple\u00a0: 1,87',
    pinTooFar: 'Ce point est loin de la commune. Replacez l’épingle.',
    placeUnknown: 'Nous ne connaissons pas ce lieu. Vérifiez l’orthographe, ou écrivez un code postal.',
    placeTooWide: 'C’est trop vaste pour une alerte. Écrivez une commune ou un code postal.',
    severalPlaces: 'Plusieurs communes portent ce nom. Choisissez la vôtre.',
    emailOnly: 'Donnez une adresse e-mail (nom@exemple.fr)\u00a0: les SMS ne sont pas possibles ici.',
    sameAlert: 'Vous avez déjà une alerte pour cette recherche. Changez la recherche, ou arrêtez celle-ci.',
    lettersWithoutFont:
      'Certaines lettres ne peuvent pas être imprimées. Écrivez le nom avec d’autres lettres.',
    tooManyNames: 'C’est trop de noms à la fois. Donnez-en 50 au plus, un par ligne.',
  },
};

/** "de" with the name of a place: `de Limoges`, `d’Aix`, `du Havre`, `des Abymes`, `de La Rochelle`. */
function ofPlace(name: string): string {
  if (/^Le /.test(name)) return `du ${name.slice(3)}`;
  if (/^Les /.test(name)) return `des ${name.slice(4)}`;
  // A name with a Y before a vowel, Yenne, keeps its "de"; so do most with an H.
  return /^[aeiouœàâéèêëîïôûü]|^y[^aeiou]/i.test(name) ? `d’${name}` : `de ${name}`;
}

/** 90 is `1 h 30`. */
function inHours(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}\u00a0min`;
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`;
}
