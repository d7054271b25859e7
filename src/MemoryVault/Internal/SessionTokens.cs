using System.Management.Automation;
using System.Net;
using System.Security;
using System.Text.RegularExpressions;
using MemoryVault.Knowledge.Gists;

namespace MemoryVault.Internal;

/// <summary>The tokens of a PowerShell session: what <c>-Token</c> gave, and what SecretManagement keeps, where that module is installed.</summary>
/// <param name="given">What <c>-Token</c> gave; null if nothing.</param>
/// <param name="getSecret">Gives a secret of SecretManagement by its name, or null; on any thread.</param>
internal sealed partial class SessionTokens(SecureString? given, Func<string, CancellationToken, Task<object?>> getSecret) : IGitHubTokenSource
{
    /// <inheritdoc/>
    public string? Given => given is null ? null : Read(given);

    /// <summary>Gives the name that a host's token has among the user's secrets: some of the stores take only letters, digits and <c>-</c>.</summary>
    public static string NameFor(string host) => $"MemoryVault-{NotInNames().Replace(host, "-")}";

    /// <inheritdoc/>
    public async Task<(string Value, string Origin)?> AskAsync(string host, CancellationToken cancellationToken)
    {
        var name = NameFor(host);
        var secret = await getSecret(name, cancellationToken);
        return (secret is PSObject wrapped ? wrapped.BaseObject : secret) switch
        {
            SecureString value => (Read(value), Origin(name)),
            PSCredential credential => (Read(credential.Password), Origin(name)),
            string text => (text, Origin(name)),
            _ => null,
        };
    }

    private static string Origin(string name) => $"the secret '{name}'";

    private static string Read(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    [GeneratedRegex("[^0-9A-Za-z-]")]
    private static partial Regex NotInNames();
}
