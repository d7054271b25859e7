using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Leases;

namespace MemoryVault.Internal;

/// <summary>The base of cmdlets that take a lease.</summary>
public abstract class LeaseRequestCmdlet : VaultCmdlet
{
    /// <summary>Gets or sets the agent that is to hold the lease.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string AgentId { get; set; } = string.Empty;

    /// <summary>Gets or sets what the lease is to be on; the whole memory without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public LeaseScope Scope { get; set; } = LeaseScope.Whole;

    /// <summary>Gets or sets whom it is to keep out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public LeaseMode Mode { get; set; }

    /// <summary>Gets or sets for how long it is good unless renewed.</summary>
    [Parameter]
    [SpanArgument]
    public TimeSpan Ttl { get; set; } = TimeSpan.FromSeconds(LeaseOptions.DefaultTtlSeconds);

    /// <summary>Gets or sets how long to wait, in turn, for those who hold it; not at all without it.</summary>
    [Parameter]
    [SpanArgument]
    [Alias("Wait")]
    public TimeSpan WaitTimeout { get; set; }

    /// <summary>Gets or sets what the agent is going to do, which others are shown.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Purpose { get; set; }

    /// <summary>Gives what the user said.</summary>
    protected LeaseOptions MakeOptions() => new()
    {
        AgentId = AgentId,
        Scope = Scope,
        Mode = Mode,
        TtlSeconds = LeaseSeconds.Of(Ttl),
        Wait = WaitTimeout,
        Purpose = string.IsNullOrEmpty(Purpose) ? null : Purpose,
    };

    /// <summary>Says what is going to be done: what follows <c>What if:</c>.</summary>
    protected string Describe(Vaults.Vault vault) =>
        $"Take a lease on {LeaseWords.Of(Scope)} of the vault '{vault.Paths.Root}' for '{AgentId}', good for {Display.RelativeTime.Span(Ttl)}.";
}
