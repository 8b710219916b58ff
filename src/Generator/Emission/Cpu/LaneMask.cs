using System.Collections.Generic;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>The lanes that are switched on where a statement stands: all of them, or those of a mask.</summary>
/// <param name="Condition">The mask; null where only the end of the range limits the lanes.</param>
/// <param name="Tail">Whether lanes beyond the end of the range must stay untouched: a text with the number of lanes that are left.</param>
internal sealed record LaneMask(LaneValue? Condition, string? Tail)
{
    public static LaneMask All { get; } = new(null, null);

    /// <summary>Whether every lane is on for certain.</summary>
    public bool IsAll => Condition is null && Tail is null;
}

/// <summary>Names that hold loads or masks already computed, by what they hold; a scope ends with the C# block it stands for.</summary>
internal sealed class LaneScopes<T>
{
    private readonly Stack<Dictionary<string, T>> scopes = new();

    public LaneScopes() => Enter();

    public void Enter() => scopes.Push([]);

    public void Leave() => scopes.Pop();

    public void Add(string key, T value) => scopes.Peek()[key] = value;

    public bool TryGet(string key, out T value)
    {
        foreach (Dictionary<string, T> scope in scopes)
        {
            if (scope.TryGetValue(key, out value!))
                return true;
        }

        value = default!;
        return false;
    }

    /// <summary>Forgets everything whose key starts so.</summary>
    public void Forget(string prefix)
    {
        foreach (Dictionary<string, T> scope in scopes)
        {
            foreach (string key in new List<string>(scope.Keys))
            {
                if (key.StartsWith(prefix, System.StringComparison.Ordinal))
                    scope.Remove(key);
            }
        }
    }
}
