# bash completion for auto-colorize
# SPDX-License-Identifier: GPL-3.0-or-later

_auto_colorize ()
{
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local options='--temperature --mode --strength --no-prepare --hint --hints
                 --reach --weights --output --jobs --force --skip-colored --version --help'
  local photos='@(jpg|jpeg|jpe|jfif|png|tif|tiff|webp|bmp|jp2|j2k|pgm|ppm|pnm'
  photos+='|JPG|JPEG|JPE|JFIF|PNG|TIF|TIFF|WEBP|BMP|JP2|J2K|PGM|PPM|PNM)'
  local restore

  COMPREPLY=()
  case $before in
    -o | --output)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -d -- "$word")
      return ;;
    -w | --weights | --hints)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -f -- "$word")
      return ;;
    -T | --temperature | --strength | --hint | --reach | -j | --jobs)
      return ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    return
  fi
  compopt -o filenames
  restore=$(shopt -p extglob)
  shopt -s extglob
  mapfile -t COMPREPLY < <(compgen -d -- "$word"
                           compgen -f -X "!*.$photos" -- "$word")
  eval "$restore"
}

complete -F _auto_colorize auto-colorize
