using System;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Expressions. What Roslyn folded is a constant; promotions are conversions already.</content>
internal sealed partial class BodyLowering
{
    /// <summary>How many conditions decide whether the expression being lowered is evaluated: nothing in it may be moved out then.</summary>
    private int conditionDepth;

    private Expr? LowerExpression(IOperation operation)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        return ConstantOf(operation) ?? operation switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation => LowerVariable(operation, SymbolOf(operation)!)?.Number,
            IFieldReferenceOperation { Field.IsStatic: false, Instance: { } instance } field when LowerMember(instance, FieldName(field.Field), out Value? part) => part?.Number,
            IFieldReferenceOperation field => LowerField(field),
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => LowerLoad(operation)?.Number,
            IPropertyReferenceOperation property => LowerProperty(property),
            IUnaryOperation unary => LowerUnary(unary),
            IBinaryOperation binary => LowerBinary(binary),
            IConditionalOperation conditional => LowerSelect(conditional),
            IConversionOperation conversion => LowerConversion(conversion),
            ISwitchExpressionOperation choice => LowerSwitchExpression(choice),
            IIsPatternOperation test => LowerIsPattern(test),
            IInvocationOperation invocation => LowerCall(invocation)?.Number,
            IDefaultValueOperation when ScalarOf(operation.Type) is { } type => new Constant(type, 0),
            ISimpleAssignmentOperation assignment when before is not null => AssignAndGet(assignment, before, needsValue: true)?.Number,
            ICompoundAssignmentOperation compound when before is not null => CompoundAndGet(compound, before, needsValue: true)?.Number,
            IIncrementOrDecrementOperation step when before is not null => StepAndGet(step, before, needsValue: true)?.Number,
            _ => Nothing(operation),
        };
    }

    private Expr? Nothing(IOperation operation)
    {
        Refuse(operation);
        return null;
    }

    private Constant? ConstantOf(IOperation operation)
    {
        if (operation.ConstantValue is not { HasValue: true, Value: { } value } || ScalarOf(operation.Type) is not { } type)
            return null;
        return Exprs.OfValue(value, type);
    }

    /// <summary>The value of a variable; for a parameter of a method that is being inlined, that of its argument.</summary>
    private Value? LowerVariable(IOperation operation, ISymbol symbol)
    {
        if (Symbols.TryGetValue(symbol, out Value? value))
            return value;
        if (Symbols.TryGetPlace(symbol, out Place? place))
            return Read(place, operation.Syntax);
        if (Captured(symbol) is { } part)
            return part;
        if (Symbols.TryGetBuffer(symbol, out _))
            context.Report(Descriptors.BufferValue, operation.Syntax, symbol.Name, "it cannot be passed on, compared or stored");
        else if (symbol is ILocalSymbol { IsConst: true })
            RefuseType(operation, operation.Type);
        else
            context.Fail();
        return null;
    }

    private Expr? LowerField(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = Actual(reference.Field);
        if (!field.IsStatic)
            RefuseInstance(reference, field);
        else if (field.ContainingType.IsFileLocal)
            context.Report(Descriptors.InstanceState, reference.Syntax, field.Name, "its type is local to its file, and generated code is in another file");
        else if (ScalarOf(field.Type) is not { } type)
            RefuseType(reference, field.Type);
        else
            return new VariableRef(Symbols.Field(field, type));
        return null;
    }

    private void RefuseInstance(IOperation reference, ISymbol member)
    {
        if (reference is IMemberReferenceOperation { Instance: { } instance and not IInstanceReferenceOperation })
            RefuseType(instance, instance.Type);
        else
            context.Report(Descriptors.InstanceState, reference.Syntax, member.Name, "it belongs to an object; pass its value as a parameter");
    }

    private Value? LowerLoad(IOperation operation) => LowerElement(operation) is { } element ? Read(element, operation.Syntax) : null;

    private Expr? LowerProperty(IPropertyReferenceOperation reference)
    {
        if (Resolved(reference) is var resolved && !ReferenceEquals(resolved, reference.Property))
            return LowerResolved(reference, resolved)?.Number;
        if (IsOfInterface(reference.Property))
            return LowerOfInterface(reference);
        if (reference.Property is { IsStatic: true, ContainingType: var owning } && ScalarOf(owning) is { } number)
            return ConstantOf(reference.Property.Name, number, owning) ?? Nothing(reference);
        if (LowerIndexer(reference, out Value? element))
            return element?.Number;
        if (reference.Property.IsIndexer)
            return LowerLoad(reference)?.Number;
        if (reference.Instance is { } owner && LowerMember(owner, reference.Property.Name, out Value? part))
            return part?.Number;
        if (reference.Instance is { } instance)
        {
            Expr? measure = LowerMeasure(instance, reference.Property.Name, null, out bool handled);
            if (handled)
                return measure;
        }

        return LowerGetter(reference, reference.Property, out Value? value) ? value?.Number : Nothing(reference);
    }

    private Expr? LowerUnary(IUnaryOperation unary)
    {
        if (UserOperator(unary.OperatorMethod, unary.ConstrainedToType) is { } method)
            return LowerOperator(method, unary, [], [unary.Operand])?.Number;
        if (unary.IsLifted || ScalarOf(unary.Type) is null)
            return Nothing(unary);
        UnaryOp? op = unary.OperatorKind switch
        {
            UnaryOperatorKind.Minus => UnaryOp.Negate,
            UnaryOperatorKind.BitwiseNegation => UnaryOp.BitNot,
            UnaryOperatorKind.Not => UnaryOp.LogicalNot,
            _ => null,
        };
        if (op is null && unary.OperatorKind != UnaryOperatorKind.Plus)
            return Nothing(unary);
        if (LowerExpression(unary.Operand) is not { } operand)
            return null;
        if (op == UnaryOp.Negate && unary.OperatorMethod is not null && !operand.Type.IsSigned())
            return Exprs.Of(BinaryOp.Subtract, new Constant(operand.Type, 0), operand, unary.IsChecked);
        if (op is not { } known)
            return operand;
        Expr promoted = operand.Type == ScalarType.Half ? Exprs.ConvertTo(operand, ScalarType.Single) : operand;
        return Exprs.ConvertTo(new Unary(known, promoted, known == UnaryOp.Negate && unary.IsChecked && operand.Type.IsInteger()), operand.Type);
    }

    private Expr? LowerBinary(IBinaryOperation binary)
    {
        if (UserOperator(binary.OperatorMethod, binary.ConstrainedToType) is { } method)
            return LowerOperator(method, binary, [], [binary.LeftOperand, binary.RightOperand])?.Number;
        if (binary.IsLifted)
            return Nothing(binary);
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            Expr? first = LowerExpression(binary.LeftOperand);
            Operand? second = Conditionally(binary.RightOperand);
            return first is null || second is not { } other
                ? null
                : Both(binary.OperatorKind == BinaryOperatorKind.ConditionalAnd, first, other, binary.Syntax);
        }

        if (LowerInOrder([binary.LeftOperand, binary.RightOperand]) is not [var leftValue, var rightValue])
            return null;
        if (leftValue.Layout.Scalar is null || rightValue.Layout.Scalar is null)
            return Nothing(binary);
        Expr left = leftValue.Number;
        Expr right = rightValue.Number;
        if (CompareOperator(binary.OperatorKind) is { } comparison)
            return Exprs.Compared(comparison, left, right);
        if (BinaryOperator(binary.OperatorKind) is not { } op)
            return Nothing(binary);
        return binary.OperatorMethod is null ? Exprs.Of(op, left, right, binary.IsChecked) : OfInterface(op, left, right, binary.IsChecked);
    }

    private Expr? LowerSelect(IConditionalOperation conditional)
    {
        if (conditional.IsRef || ScalarOf(conditional.Type) is null)
            return Nothing(conditional);
        return LowerChoice(conditional)?.Number;
    }

    private Value? LowerChoice(IConditionalOperation conditional)
    {
        Expr? condition = LowerExpression(conditional.Condition);
        Operand? whenTrue = Conditionally(conditional.WhenTrue);
        Operand? whenFalse = conditional.WhenFalse is { } other ? Conditionally(other) : null;
        return condition is null || whenTrue is not { } first || whenFalse is not { } second ? null : Choose(condition, first, second, conditional.Syntax);
    }

    private Expr? LowerConversion(IConversionOperation conversion)
    {
        if (UserOperator(conversion.OperatorMethod, conversion.ConstrainedToType) is { } method)
            return LowerOperator(method, conversion, [], [conversion.Operand])?.Number;
        if (ScalarOf(conversion.Type) is null)
        {
            RefuseConversion(conversion);
            return null;
        }

        return LowerExpression(conversion.Operand) is { } operand ? Convert(conversion, operand) : null;
    }

    private void RefuseConversion(IConversionOperation conversion)
    {
        // The type at fault is the source's where that is none of ours, as in (double)text; a lambda or the like speaks for itself.
        if (conversion.Operand.Type is null || ScalarOf(conversion.Operand.Type) is null)
            LowerExpression(conversion.Operand);
        if (!context.Failed || ScalarOf(conversion.Operand.Type) is not null)
            RefuseType(conversion, conversion.Type);
    }

    private Expr Convert(IConversionOperation conversion, Expr operand) => Exprs.ConvertTo(operand, ScalarOf(conversion.Type)!.Value, IsChecked(conversion));

    private static BinaryOp? BinaryOperator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => BinaryOp.Add,
        BinaryOperatorKind.Subtract => BinaryOp.Subtract,
        BinaryOperatorKind.Multiply => BinaryOp.Multiply,
        BinaryOperatorKind.Divide => BinaryOp.Divide,
        BinaryOperatorKind.Remainder => BinaryOp.Remainder,
        BinaryOperatorKind.And => BinaryOp.And,
        BinaryOperatorKind.Or => BinaryOp.Or,
        BinaryOperatorKind.ExclusiveOr => BinaryOp.Xor,
        BinaryOperatorKind.LeftShift => BinaryOp.ShiftLeft,
        BinaryOperatorKind.RightShift => BinaryOp.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => BinaryOp.UnsignedShiftRight,
        _ => null,
    };

    private static CompareOp? CompareOperator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => CompareOp.Equal,
        BinaryOperatorKind.NotEquals => CompareOp.NotEqual,
        BinaryOperatorKind.LessThan => CompareOp.Less,
        BinaryOperatorKind.LessThanOrEqual => CompareOp.LessOrEqual,
        BinaryOperatorKind.GreaterThan => CompareOp.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => CompareOp.GreaterOrEqual,
        _ => null,
    };
}
