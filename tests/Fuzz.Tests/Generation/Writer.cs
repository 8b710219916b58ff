using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <summary>A variable in scope.</summary>
internal sealed record Local(string Name, ScalarType Type, bool IsMutable);

/// <summary>An element of an output that belongs to an iteration.</summary>
/// <param name="Buffer">The output.</param>
/// <param name="Index">C# text of the index.</param>
internal sealed record Element(BufferParameter Buffer, string Index);

/// <summary>Writes random statements and expressions of one method; what is in scope, and what may still be done there.</summary>
internal sealed partial class Writer(Random random, ImmutableArray<ScalarType> palette)
{
    private readonly List<Local> scope = [];
    private int names;

    /// <summary>Parameters that are read.</summary>
    public ImmutableArray<BufferParameter> Inputs { get; init; } = [];

    /// <summary>What an iteration may write, and read.</summary>
    public ImmutableArray<Element> Elements { get; init; } = [];

    public ImmutableArray<Accumulator> Accumulators { get; init; } = [];

    public List<Helper> Helpers { get; init; } = [];

    /// <summary>Whether this is the body of the parallel loop, not of a helper.</summary>
    public bool IsKernel { get; init; }

    /// <summary>Whether an iteration may end the method with a number.</summary>
    public bool Returns { get; init; }

    /// <summary>Whether operations that do throw for some input are wanted.</summary>
    public bool WantsFaults { get; init; }

    /// <summary>How the names of the method's variables start, where methods share a class.</summary>
    public string Prefix { get; init; } = "v";

    /// <summary>Whether anything written so far may throw for some operands.</summary>
    public bool HasFaults { get; private set; }

    /// <summary>How many more expressions may be written before only leaves are.</summary>
    public int Budget { get; set; } = 60;

    /// <summary>Whether an iteration may have written already: an operation that may throw would keep the loop out of the lanes.</summary>
    private bool hasWritten;

    private bool mayStore;
    private int loops;
    private bool inSwitch;

    private bool CanFault => !hasWritten;

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private Func<T> Weighted<T>(params (int Weight, Func<T> Make)[] choices)
    {
        int at = random.Next(choices.Sum(c => c.Weight));
        return choices.First(c => (at -= c.Weight) < 0).Make;
    }

    private string NewName() => Prefix + Number(++names);

    public void Declare(Local local) => scope.Add(local);

    private ScalarType AnyType() => Chance(8) ? ScalarType.Boolean : Pick(palette);

    /// <summary>Writes what is inside a block; what is declared there is gone after it.</summary>
    private Sequence InBlock(Action<ImmutableArray<Line>.Builder> write)
    {
        (int mark, int known, int made) = (scope.Count, structures.Count, arrays.Count);
        var lines = ImmutableArray.CreateBuilder<Line>();
        write(lines);
        scope.RemoveRange(mark, scope.Count - mark);
        structures.RemoveRange(known, structures.Count - known);
        arrays.RemoveRange(made, arrays.Count - made);
        return new Sequence(lines.ToImmutable());
    }
}
