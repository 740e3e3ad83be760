import { type Html, html } from '../html.ts'
import { attributes } from './attributes.ts'
import { describedBy, type FieldProps, field } from './field.ts'
import { type IconName, icon } from './icon.ts'

export type FileInputProps = FieldProps & {
  /** Media types as the file chooser takes them: `image/jpeg,image/png,application/pdf`. */
  readonly accept: string
  /** Opens the camera at once: `environment` for a paper, `user` for a portrait. Absent: the person chooses. */
  readonly camera?: 'environment' | 'user'
  readonly picture?: IconName
}

/** A paper to photograph or to choose from the phone. The form around it must be multipart. */
export function fileInput(props: FileInputProps): Html {
  const { name, accept, camera, picture = 'camera', error } = props
  return field(
    props,
    html`<div class="file">${icon(picture)}<input${attributes({
      type: 'file',
      id: name,
      name,
      accept,
      capture: camera,
      'aria-describedby': describedBy(props),
      'aria-invalid': error === undefined ? null : 'true',
    })}></div>`,
  )
}
