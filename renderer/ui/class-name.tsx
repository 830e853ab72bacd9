import { useTranslation } from 'react-i18next';

interface ClassNameProps {
  readonly label: string;
}

/** A model's class in the reader's language. "Normal" is never said plainly: the model saw only two patterns. */
export function ClassName({ label }: ClassNameProps) {
  return <>{useClassName()(label)}</>;
}

export function useClassName(): (label: string) => string {
  const { t } = useTranslation('common');
  return (label) => {
    switch (label.toLocaleLowerCase('en')) {
      case 'covid-19':
        return t('classes.covid-19');
      case 'pneumonia':
        return t('classes.pneumonia');
      case 'normal':
        return t('classes.normal');
      default:
        return label;
    }
  };
}
