using System.Text;
using MemoryVault.Git;
using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>
/// Finds the token for a GitHub where users have one: what the command was given, the environment, the head's store of secrets, git's credential
/// helper, the gh program. It is never written down, and never an argument of a program, which everybody on the machine can read.
/// </summary>
internal sealed class GitHubTokens(VaultServices services)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string[] Variables = ["GITHUB_TOKEN", "GH_TOKEN"];

    // As gh has it: a token for github.com is not sent to another host.
    private static readonly string[] EnterpriseVariables = ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"];

    /// <summary>Finds the token; null where there is none.</summary>
    internal async Task<GitHubToken?> FindAsync(GitHubSite site, CancellationToken cancellationToken) =>
        Given()
        ?? FromEnvironment(site)
        ?? await AskStoreAsync(site, cancellationToken).ConfigureAwait(false)
        ?? await AskGitAsync(site, cancellationToken).ConfigureAwait(false)
        ?? await AskGhAsync(site, cancellationToken).ConfigureAwait(false);

    /// <summary>Finds the token, which must be there.</summary>
    /// <exception cref="GitHubTokenMissingException">There is none.</exception>
    internal async Task<GitHubToken> RequireAsync(GitHubSite site, bool isPublication, CancellationToken cancellationToken) =>
        await FindAsync(site, cancellationToken).ConfigureAwait(false) ?? throw new GitHubTokenMissingException(site.Host, VariablesFor(site), isPublication);

    private GitHubToken? Given() => services.GitHubTokens?.Given switch
    {
        null => null,
        var value when IsToken(value) => new GitHubToken(value.Trim(), "-Token"),
        _ => throw new InvalidInputException("-Token", "What was given as the token is none: it is empty, or has spaces or line breaks in it.", "Give the token alone, as GitHub shows it when it is made."),
    };

    private async Task<GitHubToken?> AskStoreAsync(GitHubSite site, CancellationToken cancellationToken) =>
        services.GitHubTokens is { } source && await source.AskAsync(site.Host, cancellationToken).ConfigureAwait(false) is { } found && IsToken(found.Value)
            ? new GitHubToken(found.Value.Trim(), found.Origin)
            : null;

    private GitHubToken? FromEnvironment(GitHubSite site)
    {
        foreach (var name in VariablesFor(site))
        {
            if (services.Environment.Variable(name) is { } value && IsToken(value))
            {
                return new GitHubToken(value.Trim(), name);
            }
        }

        return null;
    }

    // GITHUB_API_URL says whose the plain variables are: in GitHub Actions both are set together, also on an Enterprise.
    private IReadOnlyList<string> VariablesFor(GitHubSite site) =>
        GitHubSite.Choose(null, services.Environment) == site ? [.. Variables, .. site.IsDotCom ? [] : EnterpriseVariables] : EnterpriseVariables;

    // git-credential(1): what it writes for a host ends with "password=...". Nothing may ask, on the terminal or in a window.
    private async Task<GitHubToken?> AskGitAsync(GitHubSite site, CancellationToken cancellationToken)
    {
        var scheme = new Uri(site.ApiUrl).Scheme;
        foreach (var host in new[] { $"gist.{site.Host}", site.Host })
        {
            var output = await TryRunAsync(
                new ProcessCommand(services.GitExecutable, ["credential", "fill"])
                {
                    Input = Encoding.UTF8.GetBytes($"protocol={scheme}\nhost={host}\n\n"), Environment = Quiet(),
                },
                cancellationToken).ConfigureAwait(false);
            if (output?.Split('\n').FirstOrDefault(line => line.StartsWith("password=", StringComparison.Ordinal)) is { } line && IsToken(line["password=".Length..]))
            {
                return new GitHubToken(line["password=".Length..].Trim(), $"git's credential helper for {host}");
            }
        }

        return null;
    }

    private async Task<GitHubToken?> AskGhAsync(GitHubSite site, CancellationToken cancellationToken) =>
        ExecutableSearch.Find(services.Environment, "gh") is { } program
        && await TryRunAsync(new ProcessCommand(program, ["auth", "token", "--hostname", site.Host]) { Environment = Quiet() }, cancellationToken).ConfigureAwait(false) is { } output
        && IsToken(output)
            ? new GitHubToken(output.Trim(), $"'gh auth token' for {site.Host}")
            : null;

    private async Task<string?> TryRunAsync(ProcessCommand command, CancellationToken cancellationToken)
    {
        try
        {
            var output = await new ProcessRunner(services.Clock).RunAsync(command with { Timeout = Patience }, cancellationToken).ConfigureAwait(false);
            return output.ExitCode == 0 ? Encoding.UTF8.GetString(output.Output.Span) : null;
        }
        catch (Exception e) when (e is ProcessTimedOutException or ProcessOutputTooLongException or ProgramMissingException)
        {
            return null;
        }
    }

    private Dictionary<string, string> Quiet()
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        GitEnvironment.Apply(services.Environment, variables, reachesRemote: true);
        var quiet = variables.Where(each => each.Value is not null && each.Key != "GIT_ASKPASS" && each.Key != "SSH_ASKPASS").ToDictionary(each => each.Key, each => each.Value!, StringComparer.Ordinal);
        quiet["GCM_INTERACTIVE"] = "never";
        quiet["GH_PROMPT_DISABLED"] = "1";
        return quiet;
    }

    // One word of what a header may hold; anything else would be a header of its own.
    private static bool IsToken(string text) => text.Trim() is { Length: > 0 } word && word.All(c => c is > ' ' and < '\u007f');
}
