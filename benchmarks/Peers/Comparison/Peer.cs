using System.Collections.Generic;

namespace Peers.Comparison;

/// <summary>A program that serves contenders.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Environment">Variables it is started with.</param>
/// <param name="Suffix">Put behind its contenders' names, to tell the same program in two settings apart.</param>
/// <param name="OnlySuite">The one suite it takes part in, or null for all.</param>
internal sealed record Peer(
    string Name,
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string> Environment,
    string Suffix = "",
    string? OnlySuite = null);

/// <summary>One contender as offered by a peer.</summary>
internal sealed record Offer(Peer Peer, string Job, string Contender, int Threads)
{
    /// <summary>The name in tables.</summary>
    public string Label => Contender + Peer.Suffix;
}
