using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Leases;

namespace MemoryVault.Cli.Commands;

/// <summary>The options of the commands that name a lease which the agent has.</summary>
internal sealed class LeaseClaimOptions
{
    private readonly Option<string?> _agent = new("--agent") { HelpName = "AGENT", Description = "The agent (default: $MEMORYVAULT_AGENT)" };
    private readonly Option<string?> _token = new("--token") { HelpName = "N", Description = "The lease's fencing token, which makes sure that it is this very lease" };
    private readonly Option<string?> _scope = new("--scope") { HelpName = "SCOPE", Description = "The lease's scope, where the agent has several" };

    internal void AddTo(Command command)
    {
        command.Add(_agent);
        command.Add(_token);
        command.Add(_scope);
    }

    internal LeaseClaim Read(CommandContext context, ParseResult arguments)
    {
        var agent = AgentVariables.NameOf(arguments.GetValue(_agent), context.Services.Environment);
        return new LeaseClaim(agent)
        {
            FencingToken = AgentVariables.TokenOf(agent, arguments.GetValue(_token), context.Services.Environment),
            Scope = arguments.GetValue(_scope) is { } scope ? LeaseScope.Parse(scope) : null,
        };
    }
}
