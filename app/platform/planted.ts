import '#app/features/audit'
