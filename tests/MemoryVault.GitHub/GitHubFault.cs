namespace MemoryVault.GitHub;

/// <summary>A fault that the next requests that fit meet instead of an answer.</summary>
public sealed record GitHubFault
{
    /// <summary>Gets the method that it fits; null for every one.</summary>
    public string? Method { get; init; }

    /// <summary>Gets the path with its query that it fits, or a part of it.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Gets the status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>Gets how many requests meet it.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Gets how many fitting requests are answered as ever before it strikes.</summary>
    public int After { get; init; }

    /// <summary>Gets the seconds that <c>Retry-After</c> tells; null for no such header.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Gets a value indicating whether <c>x-ratelimit-remaining</c> tells 0, as it does when the hour's requests are used up.</summary>
    public bool IsOutOfRequests { get; init; }

    /// <summary>Gets a value indicating whether the request is carried out before the fault is answered.</summary>
    public bool HappensAfterwards { get; init; }

    /// <summary>Gets the message of the answer; null for that which GitHub gives with the status.</summary>
    public string? Message { get; init; }

    /// <summary>Gives the fault for too much in a short time, without a time to wait.</summary>
    public static GitHubFault SecondaryLimit(int status = 403) =>
        new() { Status = status, Message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again." };
}
