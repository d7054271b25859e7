namespace MemoryVault.Transcripts;

/// <summary>What the programs that reach sources say when they cannot, and what to do about it.</summary>
internal static class SourceRemedy
{
    private const string Shell = "The image there has no shell. Use the preset 'command' with a program that sends a tar stream, or mount the folder and use the preset 'folder'.";

    private static readonly (string? Preset, string Words, string Remedy)[] Known =
    [
        (null, "/bin/sh: no such file", Shell),
        (null, "\"/bin/sh\": stat", Shell),
        (null, "executable file not found", Shell),
        (SessionPreset.Fly, "no access token", "Sign in with 'fly auth login', or set FLY_API_TOKEN."),
        (SessionPreset.Fly, "not authenticated", "Sign in with 'fly auth login', or set FLY_API_TOKEN."),
        (SessionPreset.Fly, "must be authenticated", "Sign in with 'fly auth login', or set FLY_API_TOKEN."),
        (SessionPreset.Fly, "unauthorized", "Sign in with 'fly auth login', or set FLY_API_TOKEN to a token that may open a console."),
        (SessionPreset.Fly, "no started vms", "Its machines are stopped: start one with 'fly machine start', or let the pull run while it is up."),
        (SessionPreset.Fly, "not found/started", "Look up its machines with 'fly machine list', and name one that runs."),
        (SessionPreset.Fly, "could not find app", "Look up the app's name with 'fly apps list'."),
        (SessionPreset.Ssh, "host key verification failed", "Connect once by hand with ssh, compare the host's key, and accept it."),
        (SessionPreset.Ssh, "permission denied", "Let the host know this user's key (ssh-copy-id), or load it with ssh-add: no password is asked for here."),
        (SessionPreset.Ssh, "could not resolve hostname", "Check the host's name, or its entry in ~/.ssh/config."),
        (SessionPreset.Ssh, "connection refused", "Check that sshd runs there, and its port: host:port."),
        (SessionPreset.Ssh, "timed out", "Check that the host is up and can be reached from here."),
        (SessionPreset.Kubectl, "unauthorized", "Sign in to the cluster again; 'kubectl auth whoami' tells who you are."),
        (SessionPreset.Kubectl, "must be logged in", "Sign in to the cluster again; 'kubectl auth whoami' tells who you are."),
        (SessionPreset.Kubectl, "forbidden", "Ask for the right to 'create pods/exec' in that namespace."),
        (SessionPreset.Kubectl, "not found", "Look up the pod with 'kubectl get pods', or name what makes it: deploy/NAME."),
        (SessionPreset.Kubectl, "connection refused", "Check kubectl's context: 'kubectl config current-context'."),
        (SessionPreset.Kubectl, "unable to connect", "Check kubectl's context: 'kubectl config current-context'."),
        (SessionPreset.Docker, "no such container", "Look up the container with 'docker ps'."),
        (SessionPreset.Docker, "is not running", "Start it with 'docker start', or name another."),
        (SessionPreset.Docker, "cannot connect to the docker daemon", "Start Docker, or check DOCKER_HOST and the context."),
        (SessionPreset.Docker, "permission denied", "Let this user use Docker (group 'docker'), or check DOCKER_HOST."),
    ];

    /// <summary>Gives what to do about a failure.</summary>
    /// <param name="source">The source.</param>
    /// <param name="words">What the program wrote on its error stream.</param>
    internal static string For(SessionSource source, string words)
    {
        foreach (var (preset, known, remedy) in Known)
        {
            if ((preset is null || preset == source.Preset) && words.Contains(known, StringComparison.OrdinalIgnoreCase))
            {
                return remedy;
            }
        }

        return source.Preset == SessionPreset.Command
            ? "Run the command by hand: it has to write a tar stream on its standard output and end with 0."
            : $"Run '{source.Preset}' by hand to see whether it reaches '{source.Target}'.";
    }

    /// <summary>Gives what to do about a program that is not there.</summary>
    internal static string ForMissing(string program) => program switch
    {
        "fly" => "Install flyctl (https://fly.io/docs/flyctl/install/), and put it into PATH of the schedule, too.",
        "kubectl" => "Install kubectl (https://kubernetes.io/docs/tasks/tools/), or put it into PATH.",
        "docker" => "Install the Docker command line, or put it into PATH.",
        "ssh" => "Install the client of OpenSSH, or put it into PATH.",
        _ => $"Install '{program}', or put it into PATH.",
    };
}
