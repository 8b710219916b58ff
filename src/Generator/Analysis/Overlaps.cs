using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>What must hold between the buffers of a parallel loop so that none of them disturbs another.</summary>
internal static class Overlaps
{
    /// <summary>
    /// The checks to make, one per pair of a written buffer and another. Buffers that start at the same element are allowed
    /// where the loop is parallel even if they are one and the same (in-place use).
    /// </summary>
    public static List<Check> Between(For loop, IReadOnlyList<Access> inside, BodyFacts facts)
    {
        List<Check> checks = [];
        KernelBuffer[] buffers = inside.Select(a => a.Buffer).Distinct().ToArray();
        For[] parallel = loop.Body.All().OfType<For>().Prepend(loop).Where(l => facts[l].IsIndependent).ToArray();
        HashSet<int> ordered = new(parallel.SelectMany(l => facts[l].Ordered).Select(a => a.Id));
        HashSet<KernelBuffer> written = new(inside.Where(a => a.IsStore).Select(a => a.Buffer));
        for (int i = 0; i < buffers.Length; i++)
        {
            for (int k = i + 1; k < buffers.Length; k++)
            {
                KernelBuffer a = buffers[i];
                KernelBuffer b = buffers[k];
                if (!MayMeet(a, b) || (!written.Contains(a) && !written.Contains(b)))
                    continue;
                bool MayBeSame(KernelBuffer x, KernelBuffer y) => x == y || (x == a && y == b) || (x == b && y == a);
                // Fields of different types stay apart where two buffers of structures are one and the same.
                bool tables = a.View is not null && a.View.Type == b.View?.Type && a.Element != b.Element;
                // What meets itself in order says nothing of two others.
                Access[] tested = inside.Where(x => !ordered.Contains(x.Id) || x.Buffer == a || x.Buffer == b).ToArray();
                bool allowSame = tables || BodyFacts.MayBeSame(a, b) && parallel.All(l => !Dependence.All(l, tested, facts.Affine, MayBeSame).Any(c => c.First.Buffer != c.Second.Buffer));
                if (!(allowSame && IsArray(a) && IsArray(b)))
                    checks.Add(new NoOverlap(a, b, allowSame));
            }
        }

        return checks;
    }

    /// <summary>The checks that keep pairs of buffers apart, where their types do not.</summary>
    public static IEnumerable<Check> Apart(IEnumerable<(KernelBuffer First, KernelBuffer Second)> pairs) =>
        pairs.Where(p => MayMeet(p.First, p.Second)).Select(p => new NoOverlap(p.First, p.Second, AllowSame: false));

    /// <summary>Checks without those that others say already: in the other order, or more strictly.</summary>
    public static List<Check> Distinct(IEnumerable<Check> checks)
    {
        List<Check> all = [.. checks.Distinct()];
        bool IsSaid(NoOverlap check, int at)
        {
            int mirrored = all.IndexOf(check with { First = check.Second, Second = check.First });
            bool isStricter = check.AllowSame && (all.Contains(check with { AllowSame = false }) || all.Contains(new NoOverlap(check.Second, check.First, AllowSame: false)));
            return isStricter || (mirrored >= 0 && mirrored < at);
        }

        return [.. all.Where((c, at) => c is not NoOverlap check || !IsSaid(check, at))];
    }

    /// <summary>The checks that keep what is passed by reference apart from all else that the method touches, where either is written.</summary>
    public static IEnumerable<Check> OfReferences(BodyFacts facts)
    {
        Body body = facts.Body;
        HashSet<Variable> assigned = new(body.Statements.All().Select(s => s.Target()).OfType<Variable>());
        HashSet<KernelBuffer> written = new(facts.Accesses.Where(a => a.IsStore).Select(a => a.Buffer));
        KernelBuffer[] buffers = facts.Accesses.Select(a => a.Buffer).Where(b => b.Kind != BufferKind.LocalArray).Distinct().ToArray();
        Variable[] references = body.Parameters.Where(p => p.IsByReference).ToArray();
        for (int i = 0; i < references.Length; i++)
        {
            Variable scalar = references[i];
            bool isAssigned = assigned.Contains(scalar);
            foreach (KernelBuffer buffer in buffers.Where(b => isAssigned || written.Contains(b)))
                yield return new Outside(scalar, buffer);
            foreach (Variable other in references.Skip(i + 1).Concat(body.Fields).Where(o => o.Access != scalar.Access && (isAssigned || assigned.Contains(o))))
                yield return new Distinct(scalar, other);
        }
    }

    /// <summary>Whether two buffers may share memory, as far as their types tell.</summary>
    private static bool MayMeet(KernelBuffer a, KernelBuffer b)
    {
        // The tables of one span or array of structures hold different numbers of it.
        if (a.View is not null && a.Source == b.Source)
            return false;
        bool fresh = a.IsMadeHere || b.IsMadeHere;
        bool arraysApart = IsArray(a) && IsArray(b) && (a.Element.Size() != b.Element.Size() || a.Rank != b.Rank || a.Element.IsFloating() != b.Element.IsFloating());
        return !fresh && !arraysApart;
    }

    private static bool IsArray(KernelBuffer buffer) => buffer.Kind is BufferKind.Array or BufferKind.FieldArray or BufferKind.LocalArray;
}
