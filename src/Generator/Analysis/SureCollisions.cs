using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// Collisions that surely happen, in loops that run long enough: each dimension asks for a distance in some index, all of them for the same one, and
/// nothing but the first few iterations is left out by conditions. The converse of the tests that prove accesses apart.
/// </summary>
internal static class SureCollisions
{
    public static bool Meet(Collision collision, For loop)
    {
        (Access a, Access b) = (collision.First, collision.Second);
        if (a.Buffer != b.Buffer || !IsAlmostAlways(a, loop) || !IsAlmostAlways(b, loop))
            return false;
        Variable[] indices = Indices(a, loop);
        if (!indices.SequenceEqual(Indices(b, loop)))
        {
            // Loops of their own go their own ways; what does not depend on them meets all the same.
            Variable[] inner = indices.Concat(Indices(b, loop)).Where(v => v != loop.Index).ToArray();
            if (a.Forms.Concat(b.Forms).Any(f => f is null || inner.Any(f.Mentions)))
                return false;
            indices = [loop.Index];
        }

        Dictionary<Variable, long> distances = [];
        for (int d = 0; d < a.Forms.Count; d++)
        {
            if (a.Forms[d] is not { } first || b.Forms[d] is not { } second || !Solve(first, second, indices, distances))
                return false;
        }

        return !distances.TryGetValue(loop.Index, out long distance) || (distance != 0 && distance % loop.Step == 0);
    }

    private static Variable[] Indices(Access access, For loop) => access.From(loop).OfType<InLoop>().Select(s => s.Loop.Index).ToArray();

    /// <summary>Whether two subscripts of a dimension are the same where one index is some distance on; adds that distance.</summary>
    private static bool Solve(Polynomial first, Polynomial second, Variable[] indices, Dictionary<Variable, long> distances)
    {
        Variable[] moving = indices.Where(v => first.Mentions(v) || second.Mentions(v)).ToArray();
        Polynomial gap = second - first;
        if (moving.Length == 0)
            return gap.Equals(Polynomial.Zero);
        if (moving.Length > 1 || !gap.IsConstant || first.Split(moving[0]) is not var (step, _) || !step.IsConstant)
            return false;
        long distance = gap.ConstantTerm / step.ConstantTerm;
        if (gap.ConstantTerm % step.ConstantTerm != 0 || (distances.TryGetValue(moving[0], out long known) && known != distance))
            return false;
        distances[moving[0]] = distance;
        return true;
    }

    /// <summary>Whether an access happens in all iterations but a fixed number of them: the loop counts up.</summary>
    private static bool IsAlmostAlways(Access access, For loop) => access.From(loop).All(step => step is not Under { Condition: var condition, Holds: var holds } ||
        (condition is Compare { Left: VariableRef { Variable: var index }, Right: Constant, Op: var op } && index == loop.Index
            && (holds ? op : op.Negated()) is CompareOp.NotEqual or CompareOp.Greater or CompareOp.GreaterOrEqual));
}
