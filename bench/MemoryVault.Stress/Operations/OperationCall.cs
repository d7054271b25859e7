using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Vaults;
using MemoryVault.Vaults.Sharing;

namespace MemoryVault.Stress.Operations;

/// <summary>Does an operation, and says what the answer was.</summary>
internal sealed class OperationCall(Vaults.Vault vault, WorkerOptions options)
{
    private readonly string _agent = FormattableString.Invariant($"w{options.Number}");
    private readonly LeaseRegistry _leases = new(vault);

    internal async Task<Step> RunAsync(Step call)
    {
        var answer = new Step("done", call.Worker, call.Operation) { Outcome = "ok" };
        try
        {
            return call.What switch
            {
                "enter" => await EnterAsync(call, answer).ConfigureAwait(false),
                "checkin" => await CheckInAsync(call, answer).ConfigureAwait(false),
                "renew" => answer with { Token = (await _leases.RenewAsync(Claim(call), null, CancellationToken.None).ConfigureAwait(false)).FencingToken },
                "exit" => answer with { Token = (await _leases.ExitAsync(Claim(call), CancellationToken.None).ConfigureAwait(false)).FencingToken },
                "force" => answer with { Token = (await _leases.ForceReleaseAsync(call.Lease!, $"by {call.Operation}", CancellationToken.None).ConfigureAwait(false)).FencingToken },
                "read" => await ReadAsync(call, answer).ConfigureAwait(false),
                _ => throw new InvalidOperationException(call.What),
            };
        }
        catch (VaultException e)
        {
            return answer with { Outcome = OutcomeOf(e), Error = e.Id, Words = e.Message, Kept = (e as ProposalKeptException)?.Conflict };
        }
    }

    private static string OutcomeOf(VaultException error) => error switch
    {
        CoordinationFailedException { MayHaveArrived: true } or GitFailedException or GitTimedOutException => "unknown",
        { Kind: VaultErrorKind.Busy } => "busy",
        _ => "refused",
    };

    private LeaseClaim Claim(Step call) => new(_agent) { FencingToken = call.Token };

    private async Task<Step> EnterAsync(Step call, Step answer)
    {
        var ask = new LeaseOptions
        {
            AgentId = _agent,
            Scope = LeaseScope.Parse(call.Scope),
            Mode = call.IsShared ? LeaseMode.Shared : LeaseMode.Exclusive,
            TtlSeconds = options.TtlSeconds,
            IsBound = call.IsBound,
            Wait = TimeSpan.FromSeconds(call.WaitSeconds),
        };
        var lease = await _leases.EnterAsync(ask, CancellationToken.None).ConfigureAwait(false);
        return answer with { Token = lease.FencingToken, Revision = lease.BaseRevision, IsRenewal = lease.Renewed.Time != lease.AcquiredAt };
    }

    private async Task<Step> CheckInAsync(Step call, Step answer)
    {
        var (section, key) = MemoryShape.Split(call.Entry!);
        JsonValue value = call.IsRemoval ? JsonNull.Instance : new JsonString(call.Operation);
        var proposal = new CheckInOptions
        {
            Agent = _agent,
            Source = "stress",
            Justification = call.Operation,
            Form = CheckInForm.MergePatch,
            Section = section,
            Proposal = new JsonObject([new(key, value)]),
            Base = call.Base,
            Token = call.Token > 0 ? call.Token : null,
        };
        var result = await new CheckIn(vault).RunAsync(proposal, CancellationToken.None).ConfigureAwait(false);
        return result.Conflicts.Count > 0 ? answer with { Outcome = "conflict" }
            : result.Event is null ? answer with { Outcome = "nothing" }
            : answer with { Revision = result.Revision };
    }

    private async Task<Step> ReadAsync(Step call, Step answer)
    {
        var view = await MemoryView.ReadAsync(vault, call.Base).ConfigureAwait(false);
        return answer with { Revision = view.Revision, Values = view.Values };
    }
}
