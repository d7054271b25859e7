#compdef memvault
# Completes memvault in zsh. In ~/.zshrc, behind compinit: eval "$(memvault completion zsh)"; or as the file _memvault in a folder of fpath.
_memvault() {
  local program=memvault line
  local -a found values shown
  if [[ ${words[1]} == */memvault ]]; then program=${words[1]/#\~/$HOME}; fi
  found=("${(@f)$("$program" __complete zsh "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null </dev/null)}")
  for line in "${(@)found[2,-1]}"; do
    values+=("${line%%$'\t'*}")
    shown+=("${line#*$'\t'}")
  done
  # Behind --option= only the value is a path.
  if [[ ${found[1]} != none && $PREFIX == -*=* ]]; then compset -P 1 '*='; fi
  case ${found[1]} in
    files) _files ;;
    folders) _files -/ ;;
    *) (( $#values )) && compadd -V memvault -l -d shown -a -- values ;;
  esac
}

if [[ ${funcstack[1]} == _memvault ]]; then
  _memvault "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef _memvault memvault
fi
