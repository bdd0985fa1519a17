import type { questions as english } from '../en/questions';
import type { Words } from '../words';

export const questions: Words<typeof english> = {
  heading: 'Questions et réponses',
  lead: 'L’organisation répond. Les réponses ci-dessous sont les mêmes pour tous les besoins, pour qu’aucune ne dise rien d’une personne.',
  askQuestion: 'Puis-je demander quelque chose sur cette personne ?',
  askAnswer:
    'Pour toute autre chose, écrivez à {contact}. Sur la personne, nous ne pouvons pas dire plus que la page : elle a décidé de ce qu’elle raconte, et deux personnes ont vérifié que cela ne dit à personne qui elle est.',
  proofQuestion: 'Comment savoir que ce besoin est réel ?',
  proofAnswer:
    'La personne qui suit le dossier connaît la personne et a chiffré chaque ligne ; une deuxième, qui n’y a pas eu part, a approuvé la page ; l’audit voit les reçus. Vous voyez ce qui est payé, ligne par ligne, mois par mois.',
  whyMonthQuestion: 'Pourquoi un paiement n’est-il affiché qu’après le mois ?',
  whyMonthAnswer:
    'Le jour d’un paiement peut révéler où quelqu’un se trouvait. Un mois dit que l’argent a été bien employé, et rien d’un jour.',
  metQuestion: 'Et si l’on donne plus qu’il ne faut ?',
  metAnswer:
    'Ce qui dépasse le besoin va au fonds de solidarité, qui complète des lignes d’autres besoins. La page le dit avant que vous donniez.',
  closedQuestion: 'Et si la page se ferme avant que tout soit payé ?',
  closedAnswer:
    'Vous choisissez en donnant : ce qui n’est plus nécessaire va à d’autres besoins par le fonds, ou vous revient là où c’est encore possible. Pourquoi une page se ferme n’est jamais dit.',
  disputedQuestion: 'Et si une banque reprend un don, ou si un paiement est vérifié ?',
  disputedAnswer:
    'Tant que ce n’est pas réglé, cette part attend et rien n’en est payé. Ce qui a déjà été dépensé pour la personne lui reste ; notre réserve le prend en charge. Aucune page ne dit quel besoin est concerné, car cela trahirait un jour ; ce que les banques ont repris figure dans « L’argent, au grand jour », tous besoins confondus.',
  contactQuestion: 'Puis-je envoyer un message ou un objet, ou rencontrer la personne ?',
  contactAnswer:
    'Non. Un message peut être suivi, et personne ne devrait devoir de gratitude. Le meilleur salut est une ligne payée.',
  taxQuestion: 'Est-ce que je reçois un reçu ?',
  taxAnswer:
    'Par e-mail, en quelques minutes, avec un numéro. Ce qu’il vaut pour les impôts y est écrit, ainsi que sur la page qui parle de nous.',
};
