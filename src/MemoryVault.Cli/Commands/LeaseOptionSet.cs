using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Leases;

namespace MemoryVault.Cli.Commands;

/// <summary>The options of the commands that take a lease.</summary>
internal sealed class LeaseOptionSet
{
    private readonly Option<string?> _agent = new("--agent") { HelpName = "AGENT", Description = "The agent (default: $MEMORYVAULT_AGENT)" };
    private readonly Option<string?> _scope = new("--scope") { HelpName = "SCOPE", Description = "'*', a section, or 'section/key*' (default: the whole memory)" };
    private readonly Flag _shared = new("--shared") { Description = "Only keep others from changing it: many may hold it side by side" };
    private readonly Option<string?> _ttl = new("--ttl") { HelpName = "SECONDS", Description = "How long it is good unless renewed, up to 7d (default: 900)" };
    private readonly Option<string?> _wait = new("--wait") { HelpName = "SECONDS", Description = "How long to wait in the queue if somebody else holds it (default: 0)" };
    private readonly Option<string?> _purpose = new("--purpose") { HelpName = "TEXT", Description = "What for; others are shown it" };

    internal void AddTo(Command command)
    {
        command.Add(_agent);
        command.Add(_scope);
        command.Add(_shared);
        command.Add(_ttl);
        command.Add(_wait);
        command.Add(_purpose);
    }

    internal LeaseOptions Read(CommandContext context, ParseResult arguments)
    {
        var agent = AgentVariables.NameOf(arguments.GetValue(_agent), context.Services.Environment);
        return new LeaseOptions
        {
            AgentId = agent,
            Scope = LeaseScope.Parse(arguments.GetValue(_scope)),
            Mode = _shared.IsGiven(arguments) ? LeaseMode.Shared : LeaseMode.Exclusive,
            TtlSeconds = Seconds.Read(arguments.GetValue(_ttl), "--ttl") ?? LeaseOptions.DefaultTtlSeconds,
            Wait = TimeSpan.FromSeconds(Seconds.Read(arguments.GetValue(_wait), "--wait") ?? 0),
            Purpose = arguments.GetValue(_purpose),
            FencingToken = AgentVariables.TokenOf(agent, null, context.Services.Environment),
        };
    }
}
