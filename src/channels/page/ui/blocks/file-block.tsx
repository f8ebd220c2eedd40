/** A file to be saved under its name. */
export function FileBlock({ name, href }: { name: string; href: string }) {
  return (
    <p class="file">
      <a href={href} download={name}>
        {name}
      </a>
    </p>
  );
}

/** A picture, which opens in its own size. */
export function ImageBlock({ name, alt, src }: { name: string; alt: string; src: string }) {
  return (
    <figure class="image">
      <a href={src} target="_blank" rel="noreferrer" title={name}>
        <img src={src} alt={alt} loading="lazy" />
      </a>
    </figure>
  );
}
