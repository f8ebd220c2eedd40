/** A workbook to be saved under its name. */
export function FileBlock({ name, href }: { name: string; href: string }) {
  return (
    <p class="file">
      <a href={href} download={name}>
        {name}
      </a>
    </p>
  );
}
