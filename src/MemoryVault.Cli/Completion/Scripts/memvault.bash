# Completes memvault in bash. In ~/.bashrc: eval "$(memvault completion bash)"
_memvault() {
  local program=memvault line paths=
  COMPREPLY=()
  if [[ $1 == */memvault ]]; then program=${1/#\~/$HOME}; fi
  while IFS= read -r line; do
    if [[ -z $paths ]]; then paths=$line; else COMPREPLY+=("$line"); fi
  done < <("$program" __complete bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null </dev/null)
  case $paths in
    files) compopt -o default ;;
    folders) compopt -o dirnames -o filenames ;;
  esac 2>/dev/null
}

# bash before 4.4 cannot keep an order, and before 4 cannot be told about paths at each Tab.
complete -o nosort -F _memvault memvault 2>/dev/null || complete -o default -F _memvault memvault
