# Completes memvault in fish. In ~/.config/fish/config.fish: memvault completion fish | source
function __memvault_complete
    set -l found (memvault __complete fish (commandline -opc) (commandline -ct) 2>/dev/null </dev/null)
    switch "$found[1]"
        case files
            __fish_complete_path (commandline -ct)
        case folders
            __fish_complete_directories (commandline -ct)
        case '*'
            printf '%s\n' $found[2..-1]
    end
end

complete -c memvault -f -k -a '(__memvault_complete)'
