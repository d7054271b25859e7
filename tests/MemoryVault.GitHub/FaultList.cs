using System.Globalization;
using System.Text.Json.Nodes;

namespace MemoryVault.GitHub;

/// <summary>The faults that are to come.</summary>
internal sealed class FaultList
{
    private readonly List<(GitHubFault Fault, int Seen)> _faults = [];

    /// <summary>Adds a fault.</summary>
    internal void Add(GitHubFault fault)
    {
        lock (_faults)
        {
            _faults.Add((fault, 0));
        }
    }

    /// <summary>Takes the fault that a request meets; null for none.</summary>
    internal GitHubFault? Take(string method, string target)
    {
        lock (_faults)
        {
            for (var i = 0; i < _faults.Count; i++)
            {
                var (fault, seen) = _faults[i];
                if ((fault.Method ?? method) != method || !target.Contains(fault.Path, StringComparison.Ordinal))
                {
                    continue;
                }

                _faults[i] = (fault, seen + 1);
                if (seen >= fault.After && seen < fault.After + fault.Times)
                {
                    return fault;
                }
            }

            return null;
        }
    }

    /// <summary>Gives the answer that a fault makes.</summary>
    internal static GitHubAnswer Answer(GitHubFault fault) => new(fault.Status, new JsonObject { ["message"] = fault.Message ?? Words(fault) })
    {
        Headers = fault.RetryAfter is { } seconds ? [new("Retry-After", seconds.ToString(CultureInfo.InvariantCulture))] : [],
    };

    private static string Words(GitHubFault fault) => fault.Status switch
    {
        _ when fault.IsOutOfRequests => "API rate limit exceeded for user ID 1.",
        403 or 429 => "You have exceeded a secondary rate limit.",
        >= 500 => "Server Error",
        _ => "Something went wrong",
    };
}
