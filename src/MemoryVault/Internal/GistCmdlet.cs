using System.Management.Automation;
using System.Security;

namespace MemoryVault.Internal;

/// <summary>The base of cmdlets that may reach gists, and take a token for them.</summary>
public abstract class GistCmdlet : VaultCmdlet
{
    /// <summary>Gets or sets the token for the gist's host; the one that is found by itself without it.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Token { get; set; }

    /// <inheritdoc/>
    private protected override SecureString? GivenToken => Token;
}
