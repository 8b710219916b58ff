using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>Which statements use which memory.</summary>
internal static class BufferUse
{
    /// <summary>Whether a statement or one inside it reads, writes, makes or returns elements; lengths do not count.</summary>
    public static bool TouchesBuffers(this Stmt statement) =>
        Block.Of(statement).All().Any(s => s is Store or Allocate or Return { Buffer: not null } || s.FirstLoad() is not null);

    /// <summary>The first element that a statement itself reads, without its nested blocks, or null.</summary>
    public static Load? FirstLoad(this Stmt statement) => statement.Expressions().SelectMany(e => e.All()).OfType<Load>().FirstOrDefault();

    /// <summary>Whether a block uses a buffer, if only its length.</summary>
    public static bool Mentions(this Block block, KernelBuffer buffer) =>
        block.All().Any(s => s is Store store && store.Buffer == buffer)
        || block.AllExpressions().Any(e => (e is Load load && load.Buffer == buffer) || (e is Length length && length.Buffer == buffer));

    /// <summary>All names that occur in a body.</summary>
    public static IEnumerable<string> Names(this Body body) =>
        body.Buffers.Select(b => b.Name)
            .Concat(body.Parameters.Concat(body.Fields).Select(v => v.Name))
            .Concat(body.Statements.All().Select(s => s.Target() ?? (s as For)?.Index).OfType<Variable>().Select(v => v.Name));
}

/// <summary>Finds the views that must not share memory, and those that may if they do so element by element.</summary>
internal static class ViewOverlaps
{
    public static IReadOnlyList<NoOverlap> Of(BodyFacts facts, IEnumerable<For> parallel)
    {
        List<NoOverlap> overlaps = [];
        KernelBuffer[] used = facts.Body.Buffers.Where(b => facts.Accesses.Any(a => a.Buffer == b)).ToArray();
        for (int i = 0; i < used.Length; i++)
        {
            for (int j = i + 1; j < used.Length; j++)
            {
                if (facts.Accesses.Any(a => a.IsStore && (a.Buffer == used[i] || a.Buffer == used[j])))
                    overlaps.Add(new NoOverlap(used[i], used[j], MayBeSame(used[i], used[j], facts, parallel)));
            }
        }

        return overlaps;
    }

    /// <summary>Whether all loops stay parallel when two buffers are one.</summary>
    private static bool MayBeSame(KernelBuffer first, KernelBuffer second, BodyFacts facts, IEnumerable<For> parallel)
    {
        bool Same(KernelBuffer a, KernelBuffer b) => a == b || (a == first && b == second) || (a == second && b == first);
        return first.Element == second.Element && first.Rank == second.Rank
            && parallel.All(loop => !Dependence.All(loop, facts.Accesses, facts.Affine, Same).Any(c => c.First.Buffer != c.Second.Buffer));
    }
}
